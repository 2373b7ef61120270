import ReviewLead from "c/reviewLead";
import { NO_CHOICES, resolveReview } from "c/reviewChoices";
import { answerWith } from "lwc-test/connector";
import { find, fire, record, render } from "lwc-test/render";
import { account, opportunity, review } from "lwc-test/samples";

const show = (index, properties = {}) => {
  answerWith({ [`GET /v1/accounts/${account.id}/opportunities`]: { items: [] } });
  return render("c-review-lead", ReviewLead, {
    lead: resolveReview(review, NO_CHOICES)[0].leads[index],
    fields: review.fields,
    roles: review.roles,
    opportunities: review.opportunities,
    ...properties,
  });
};

it("sends the lead along unless it is left out", async () => {
  const element = await show(0);
  await expect(element).toBeAccessible();
  const chosen = record(element, "leadchoice");
  const box = find(element, "[data-take]");
  expect(box.checked).toBe(true);
  box.checked = false;
  await fire(box, "change");
  expect(chosen).toEqual([{ leadId: "lead-1", isLeftOut: true }]);
});

it("says what it lacks and takes it in place", async () => {
  const element = await show(1);
  expect(find(element, "c-disclosure").note).toContain("Review_Missing");
  await fire(find(element, "c-disclosure"), "toggle");
  await expect(element).toBeAccessible();
  const chosen = record(element, "leadchoice");
  await fire(find(element, "c-contact-field"), "fieldchange", { name: "Title", value: "Clerk" });
  expect(chosen).toEqual([{ leadId: "lead-2", values: { Title: "Clerk" } }]);
});

it("shows a value that was corrected although the lead lacks none", async () => {
  const values = { Title: "Planner" };
  const choices = { ...NO_CHOICES, leads: { "lead-1": { values } } };
  const [lead] = resolveReview(review, choices)[0].leads;
  const element = await show(0, { lead, chosen: { values } });
  await fire(find(element, "c-disclosure"), "toggle");
  const { value } = find(element, "c-contact-field");
  expect(value).toBe("Planner");
});

it("takes an account and an opportunity of its own", async () => {
  const off = await show(0);
  await fire(find(off, "c-disclosure"), "toggle");
  expect(find(off, "c-opportunity-picker")).toBeNull();
  const element = await show(0, { inheritedRole: "Evaluator", hasOpportunities: true });
  await fire(find(element, "c-disclosure"), "toggle");
  const chosen = record(element, "leadchoice");
  await fire(find(element, "c-account-picker"), "accountselect", { account });
  await fire(find(element, "c-opportunity-picker"), "opportunityselect", {
    opportunityId: opportunity.id,
    role: "Evaluator",
  });
  expect(chosen).toEqual([
    { leadId: "lead-1", account, choice: undefined },
    { leadId: "lead-1", choice: { opportunityId: opportunity.id } },
  ]);
});
