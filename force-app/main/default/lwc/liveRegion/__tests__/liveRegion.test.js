import LiveRegion from "c/liveRegion";
import { find, render, settle } from "lwc-test/render";

const region = (element) => find(element, "[aria-live]");

async function said(element, announcement) {
  element.say(announcement);
  await settle();
  return region(element).textContent;
}

it("says one thing at a time, and nothing where there is no text", async () => {
  const element = await render("c-live-region", LiveRegion);
  expect(await said(element, { text: "24 leads" })).toBe("24 leads");
  expect(await said(element, { text: "3 leads" })).toBe("3 leads");
  expect(await said(element, { text: "" })).toBe("");
});

it("reads the same words out again", async () => {
  const element = await render("c-live-region", LiveRegion);
  await said(element, { text: "24 leads" });
  const first = region(element).firstElementChild;
  await said(element, { text: "24 leads" });
  expect(region(element).firstElementChild).not.toBe(first);
});
