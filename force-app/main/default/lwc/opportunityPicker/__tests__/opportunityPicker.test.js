import OpportunityPicker from "c/opportunityPicker";
import { answerWith, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { opportunity } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_NamedValue", () => ({ default: "{0}: {1}" }), { virtual: true });

const path = "GET /v1/accounts/001/opportunities";
const roles = [{ value: "Evaluator", label: "Evaluator" }];
const show = (properties) => render("c-opportunity-picker", OpportunityPicker, { roles, ...properties });

it("shows nothing without an account", async () => {
  const requests = answerWith({});
  const element = await show();
  expect(element.shadowRoot.textContent).toBe("");
  expect(requests).toHaveLength(0);
  await expect(element).toBeAccessible();
});

it("offers open opportunities, then role and primary", async () => {
  answerWith({ [path]: { items: [opportunity] } });
  const element = await show({ accountId: "001" });
  const selected = record(element, "opportunityselect");
  const [, option] = find(element, "lightning-combobox").options;
  expect(option.label).toBe("Grid renewal");
  expect(option.description).toMatch(/^Negotiation\u00a0· Jan 31, 2027\u00a0· €250,000$/);
  await fire(find(element, "lightning-combobox"), "change", { value: opportunity.id });
  expect(selected[0]).toEqual({ opportunityId: opportunity.id, role: "", isPrimary: false });
  Object.assign(element, selected[0]);
  await settle();
  expect(findAll(element, "lightning-combobox")).toHaveLength(2);
  expect(element.shadowRoot.textContent).toContain("€250,000");
  await fire(findAll(element, "lightning-combobox")[1], "change", { value: "Evaluator" });
  await fire(find(element, "lightning-input"), "change", { checked: true });
  expect(selected[1].role).toBe("Evaluator");
  expect(selected[2].isPrimary).toBe(true);
  await expect(element).toBeAccessible();
});

it("says what opportunities the account has, with amounts in the user's currency where the org has one", async () => {
  answerWith({ [path]: { items: [{ ...opportunity, currency: null }] } });
  const element = await render("c-opportunity-picker", OpportunityPicker, {});
  const loaded = record(element, "opportunitiesload");
  element.accountId = "001";
  await settle();
  expect(loaded.map(({ opportunities }) => opportunities.length)).toEqual([1]);
  expect(find(element, "lightning-combobox").options[1].description).toContain("$250,000");
});

it("says that there are no opportunities, or that the user may not see them", async () => {
  let answer = { items: [] };
  answerWith({
    [path]: () => answer,
    "GET /v1/accounts/002/opportunities": problem(403, "insufficient-access"),
  });
  const element = await show({ accountId: "001" });
  expect(element.shadowRoot.textContent).toContain("Opportunity_None");
  element.accountId = "002";
  await settle();
  expect(element.shadowRoot.textContent).not.toContain("Opportunity_None");
  expect(find(element, "c-answer", "c-error-panel").problem.code).toBe("insufficient-access");
  await expect(element).toBeAccessible();
  answer = { items: [opportunity] };
  element.accountId = "001";
  await settle();
  expect(find(element, "c-answer", "c-error-panel")).toBeNull();
});
