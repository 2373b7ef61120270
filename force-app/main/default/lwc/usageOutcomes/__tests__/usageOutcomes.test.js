import UsageOutcomes from "c/usageOutcomes";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, findAll, fire, render } from "lwc-test/render";
import { outcomes } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Usage_OfLimit", () => ({ default: "{0} of {1}" }), {
  virtual: true,
});

const path = "GET /v1/usage/outcomes";
async function show(answer) {
  const requests = answerWith({ [path]: answer });
  return { element: await render("c-usage-outcomes", UsageOutcomes), requests };
}
const values = (element) => findAll(element, "[data-value]").map(({ textContent }) => textContent);

it("shows roles before and now, and contacts on won opportunities", async () => {
  const { element } = await show(outcomes);
  expect(values(element)).toEqual(["12", "4", "9", "30", "17", "6"]);
  await expect(element).toBeAccessible();
});

it("says of how many opportunities the figures are, where the admin does not see all", async () => {
  const some = { ...outcomes, opportunities: { ...outcomes.opportunities, total: 1500 } };
  const { element } = await show(some);
  expect(values(element)[0]).toBe("12 of 1,500");
});

it("says that there are none", async () => {
  const { element } = await show({ ...outcomes, opportunities: { total: 0, seen: 0, won: 0 } });
  expect(find(element, "c-empty-state")).not.toBeNull();
  expect(values(element)).toEqual([]);
  await expect(element).toBeAccessible();
});

it("shows that it loads, and a problem, and asks again", async () => {
  const { element } = await show(never);
  expect(find(element, "c-loading-rows")).not.toBeNull();
  const { element: other, requests } = await show(problem(503, "salesforce-unavailable"));
  await expect(other).toBeAccessible();
  await fire(find(other, "c-error-panel"), "retry");
  expect(requests).toHaveLength(2);
});
