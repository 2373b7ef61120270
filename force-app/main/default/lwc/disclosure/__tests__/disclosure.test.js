import Disclosure from "c/disclosure";
import { find, record, render } from "lwc-test/render";

it("says whether it is open, and is opened by its heading", async () => {
  const element = await render("c-disclosure", Disclosure, { heading: "Companies", note: "3" });
  await expect(element).toBeAccessible();
  const button = find(element, "button");
  expect(button.getAttribute("aria-expanded")).toBe("false");
  const toggled = record(element, "toggle");
  button.click();
  expect(toggled).toHaveLength(1);
});
