import Disclosure from "c/disclosure";
import { find, record, render } from "lwc-test/render";

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
