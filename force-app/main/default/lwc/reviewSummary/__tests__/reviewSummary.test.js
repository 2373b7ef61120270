import ReviewSummary from "c/reviewSummary";
import { find, record, render, settle } from "lwc-test/render";
import { quota, review } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Text_NameList", () => ({ default: "{0}, {1}" }), { virtual: true });

const counts = { ready: 280, incomplete: 12, leftOut: 1, skipped: 8, withRole: 150 };
const show = (properties) =>
  render("c-review-summary", ReviewSummary, {
    counts,
    quota,
    cost: review.cost,
    leadSource: "LinkedIn",
    ...properties,
  });

it("says how many leads are ready and what their run takes", async () => {
  const element = await show();
  await expect(element).toBeAccessible();
  expect(find(element, '[data-state="ready"] dd').textContent).toBe("280");
  expect(find(element, "[data-quota-warning]")).toBeNull();
  expect(find(element, "[data-calls-warning]")).toBeNull();
});

it("has a screen reader say how many are ready, each time that has changed", async () => {
  const said = record(document.body, "announce");
  const element = await show();
  element.quota = { ...quota, remaining: 100 };
  await settle();
  expect(said).toHaveLength(1);
  element.counts = { ...counts, ready: 281 };
  await settle();
  expect(said).toHaveLength(2);
  expect(said[1].text).toContain("281");
});

it("says what exceeds the quota", async () => {
  const element = await show({ quota: { ...quota, remaining: 100 } });
  await expect(element).toBeAccessible();
  expect(find(element, "[data-quota-warning]")).not.toBeNull();
  expect(find(await show({ quota: { ...quota, remaining: 0 } }), "[data-quota-warning]")).toBeNull();
});

it("warns where the API allowance is too small for the run", async () => {
  const allowance = { ...review.cost.allowance, leftForBatches: 1 };
  const element = await show({ cost: { ...review.cost, allowance } });
  expect(find(element, "[data-calls-warning]")).not.toBeNull();
  await expect(element).toBeAccessible();
});

it("says nothing of API calls where there are enough, or where the allowance is not known yet", async () => {
  expect((await show()).shadowRoot.textContent).not.toContain("Review_Calls");
  const element = await show({ cost: { ...review.cost, allowance: null }, leadSource: null });
  expect(find(element, "[data-calls-warning]")).toBeNull();
});
