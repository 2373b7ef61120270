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

it("says a text only until it holds no longer, and leaves what was said since", async () => {
  const element = await render("c-live-region", LiveRegion);
  const [first, second] = [new AbortController(), new AbortController()];
  await said(element, { text: "Not accepted", until: first.signal });
  first.abort();
  await settle();
  expect(region(element).textContent).toBe("");
  await said(element, { text: "Not accepted", until: second.signal });
  await said(element, { text: "24 leads" });
  second.abort();
  await settle();
  expect(region(element).textContent).toBe("24 leads");
  expect(await said(element, { text: "Late", until: first.signal })).toBe("24 leads");
});

it("does not say over another what yields to it", async () => {
  const element = await render("c-live-region", LiveRegion);
  expect(await said(element, { text: "Loading", yields: true })).toBe("Loading");
  expect(await said(element, { text: "Ada was added" })).toBe("Ada was added");
  expect(await said(element, { text: "Loading", yields: true })).toBe("Ada was added");
});
