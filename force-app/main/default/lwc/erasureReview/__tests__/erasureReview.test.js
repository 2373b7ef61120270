import ErasureReview from "c/erasureReview";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { personFound } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Erasure_Scope", () => ({ default: "{0} leads, {1} users" }), {
  virtual: true,
});

const show = (review = personFound, leads = personFound.leads) =>
  render("c-erasure-review", ErasureReview, { review, leads });

async function press(element, selector) {
  find(element, selector).click();
  await settle();
}

it("says how many leads of how many users go, and shows what else names the person", async () => {
  const element = await show();
  expect(find(element, "h3").textContent).toBe("2 leads, 2 users");
  const texts = findAll(element, "[data-text]").map(({ textContent }) => textContent);
  expect(texts).toHaveLength(1);
  expect(texts[0]).toContain("Lunch with Ana Lindqvist");
  expect(texts[0]).toContain("c.Crosswalk_Erasure_InList");
  await expect(element).toBeAccessible();
});

it("asks before it erases, with the focus on the harmless answer", async () => {
  const element = await show();
  const fired = record(element, "erase");
  const focused = [];
  jest.spyOn(HTMLElement.prototype, "focus").mockImplementation(function focus() {
    focused.push(Object.keys(this.dataset)[0]);
  });
  await press(element, "[data-ask]");
  await expect(element).toBeAccessible();
  await press(element, "[data-cancel]");
  await press(element, "[data-ask]");
  expect(focused).toEqual(["cancel", "ask", "cancel"]);
  expect(fired).toEqual([]);
  await press(element, "[data-erase]");
  expect(fired).toEqual([{ blanksTexts: false }]);
});

it("blanks texts where the admin says so", async () => {
  const element = await show();
  const fired = record(element, "erase");
  await fire(find(element, "[data-blank]"), "change", { checked: true });
  await press(element, "[data-ask]");
  await press(element, "[data-erase]");
  expect(fired).toEqual([{ blanksTexts: true }]);
});

it("offers no texts and no file where nothing is kept", async () => {
  const element = await show({ texts: [], isCut: false }, []);
  expect(find(element, "[data-blank]")).toBeNull();
  expect(find(element, "[data-export]")).toBeNull();
});
