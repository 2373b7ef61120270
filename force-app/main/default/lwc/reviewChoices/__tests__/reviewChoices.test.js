import {
  NO_CHOICES,
  changeCompany,
  changeLead,
  choiceOf,
  countReview,
  cutToQuota,
  expectedCalls,
  resolveSkipped,
  resolveReview,
  toBatch,
} from "c/reviewChoices";
import { account, opportunity, review } from "lwc-test/samples";

const statesOf = (choices) =>
  Object.fromEntries(
    resolveReview(review, choices).flatMap(({ leads }) => leads.map(({ leadId, state }) => [leadId, state])),
  );
const ready = (choices) => toBatch("list-1", resolveReview(review, choices), choices);

it("calls leads with an account and nothing missing ready, and leaves out who is skipped", () => {
  expect(statesOf(NO_CHOICES)).toEqual({ "lead-1": "ready", "lead-2": "incomplete", "lead-4": "incomplete" });
  const groups = resolveReview(review, NO_CHOICES);
  expect(countReview(groups, resolveSkipped(review, NO_CHOICES))).toEqual({
    ready: 1,
    incomplete: 2,
    leftOut: 0,
    skipped: 2,
    withRole: 0,
  });
});

it("completes all leads, those of a company, or one lead", () => {
  const forAll = { ...NO_CHOICES, values: { Title: "Unknown" } };
  expect(statesOf(forAll)["lead-2"]).toBe("ready");
  expect(statesOf({ ...NO_CHOICES, values: { Title: " " } })["lead-2"]).toBe("incomplete");
  expect(statesOf(changeLead(NO_CHOICES, "lead-2", { values: { Title: "Clerk" } }))["lead-2"]).toBe("ready");
  expect(statesOf(changeCompany(NO_CHOICES, "zzyzx", { account }))["lead-4"]).toBe("ready");
  expect(statesOf(changeLead(NO_CHOICES, "lead-4", { account }))["lead-4"]).toBe("ready");
  expect(statesOf(changeCompany(NO_CHOICES, "northwindenergy", { account: null }))["lead-1"]).toBe(
    "incomplete",
  );
});

it("sends the opportunity of the lead, else the company's, else that of all, each with its role", () => {
  let choices = { ...NO_CHOICES, opportunity: { account, opportunityId: "006A", role: "Evaluator" } };
  expect(ready(choices).rows[0]).toMatchObject({ opportunityId: "006A", role: "Evaluator" });
  choices = changeCompany(choices, "northwindenergy", { choice: { opportunityId: opportunity.id } });
  expect(ready(choices).rows[0]).toMatchObject({ opportunityId: opportunity.id, role: "Evaluator" });
  choices = changeLead(choices, "lead-1", { choice: { opportunityId: "006B", role: "" } });
  expect(ready(choices).rows[0]).toEqual({ leadId: "lead-1", accountId: account.id, opportunityId: "006B" });
  choices = changeLead(choices, "lead-1", { choice: { opportunityId: "" } });
  expect(ready(choices).rows[0]).toEqual({ leadId: "lead-1", accountId: account.id });
});

it("leaves an inherited role inherited", () => {
  expect(choiceOf({ opportunityId: "006A", role: "Evaluator" }, "Evaluator")).toEqual({
    opportunityId: "006A",
  });
  expect(choiceOf({ opportunityId: "006A", role: "" }, "Evaluator")).toEqual({
    opportunityId: "006A",
    role: "",
  });
});

it("sends what was typed for a lead with it, and what holds for all once", () => {
  const forAll = { ...NO_CHOICES, values: { Title: "Unknown", MailingCountry: "" } };
  const choices = changeLead(forAll, "lead-2", { values: { MailingCountry: "Austria" } });
  expect(ready(choices)).toEqual({
    listId: "list-1",
    leadIds: ["lead-1", "lead-2"],
    defaults: { contact: { Title: "Unknown" } },
    rows: [
      { leadId: "lead-1", accountId: account.id },
      { leadId: "lead-2", accountId: account.id, contact: { MailingCountry: "Austria" } },
    ],
  });
});

it("takes a lead back that is only likely in the CRM", () => {
  const choices = { ...NO_CHOICES, takenBack: { "lead-3": true } };
  expect(statesOf(choices)["lead-3"]).toBe("ready");
  expect(resolveSkipped(review, choices).map(({ leadId }) => leadId)).toEqual(["lead-5"]);
});

it("cuts the leads to what is left of the quota", () => {
  const all = changeCompany({ ...NO_CHOICES, values: { Title: "x" } }, "zzyzx", { account });
  const cut = cutToQuota(resolveReview(review, all), all, 2);
  expect(statesOf(cut)).toEqual({ "lead-1": "ready", "lead-2": "ready", "lead-4": "leftOut" });
});

it("cuts ten thousand leads to the quota at once", () => {
  const leads = Array.from({ length: 10_000 }, (_, index) => ({ leadId: `lead-${index}`, state: "ready" }));
  const began = performance.now();
  const cut = cutToQuota([{ leads }], NO_CHOICES, 1_000);
  expect(performance.now() - began).toBeLessThan(200);
  expect(Object.keys(cut.leads)).toHaveLength(9_000);
});

it("counts the calls of leads with a role and of those without apart", () => {
  expect(expectedCalls({ ready: 301, withRole: 76 }, review.cost)).toBe(4);
  expect(expectedCalls({ ready: 0, withRole: 0 }, review.cost)).toBe(0);
});
