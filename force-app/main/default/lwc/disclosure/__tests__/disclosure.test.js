import Disclosure from "c/disclosure";
import { find, record, render, settle } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}、{1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Sentences", () => ({ default: "{0} {1}" }), { virtual: true });

it("says whether it is open, and is opened by its heading", async () => {
  const element = await render("c-disclosure", Disclosure, { heading: "Companies", note: "3" });
  await expect(element).toBeAccessible();
  const button = find(element, "button");
  expect(button.textContent).toBe("Companies、3");
  expect(button.getAttribute("aria-expanded")).toBe("false");
  const toggled = record(element, "toggle");
  button.click();
  expect(toggled).toHaveLength(1);
});

it("needs no comma where its heading is a sentence", async () => {
  const element = await render("c-disclosure", Disclosure, { heading: "A rule refused it.", note: "3" });
  expect(find(element, "button").textContent).toBe("A rule refused it. 3");
  element.heading = "拒否されました。";
  await settle();
  expect(find(element, "button").textContent).toBe("拒否されました。 3");
});

it("brings into sight what was opened, and moves nothing where it is closed or open from the beginning", async () => {
  jest.useFakeTimers();
  const element = await render("c-disclosure", Disclosure, { heading: "Companies", isOpen: true });
  const whole = find(element, "[data-whole]");
  const scrolled = jest.spyOn(whole, "scrollIntoView").mockImplementation(() => {});
  element.addEventListener("toggle", () => {
    element.isOpen = !element.isOpen;
  });
  await passed();
  find(element, "button").click();
  await passed();
  expect(scrolled).not.toHaveBeenCalled();
  find(element, "button").click();
  await passed();
  expect(scrolled).toHaveBeenCalledTimes(1);
  expect(scrolled).toHaveBeenCalledWith({ block: "nearest" });
  jest.useRealTimers();
});

async function passed() {
  await settle();
  jest.runAllTimers();
}
