import ReviewGroup from "c/reviewGroup";
import { NO_CHOICES, resolveReview } from "c/reviewChoices";
import { answerWith } from "lwc-test/connector";
import { find, findAll, fire, record, render } from "lwc-test/render";
import { account, opportunity, review } from "lwc-test/samples";

const show = (index, properties = {}) => {
  const choices = properties.choices ?? NO_CHOICES;
  answerWith({});
  return render("c-review-group", ReviewGroup, {
    group: resolveReview(review, choices)[index],
    choices,
    fields: review.fields,
    roles: review.roles,
    opportunities: review.opportunities[account.id],
    newAccountUrl: review.newAccountUrl,
    ...properties,
  });
};

it("says what account its leads get and how many lack something", async () => {
  const element = await show(0);
  await expect(element).toBeAccessible();
  expect(find(element, "c-disclosure").note).toContain("Northwind Energy");
  expect(find(element, "c-disclosure").note).toContain("Review_IncompleteCount");
  expect(find(element, "c-account-picker")).toBeNull();
  const toggled = record(element, "toggle");
  await fire(find(element, "c-disclosure"), "toggle");
  expect(toggled).toEqual([{ key: "northwindenergy" }]);
});

it("asks at once for an account that is in doubt", async () => {
  const element = await show(1);
  await expect(element).toBeAccessible();
  expect(find(element, "c-disclosure").note).not.toContain("Review_ChooseAccount");
  const changed = record(element, "companychange");
  await fire(find(element, "c-account-picker"), "accountselect", { account });
  expect(changed).toEqual([{ key: "zzyzx", account, choice: undefined }]);
});

it("opens to its account, its opportunity and its leads", async () => {
  const element = await show(0, { isOpen: true });
  await expect(element).toBeAccessible();
  expect(findAll(element, "c-review-lead").map((row) => row.lead.leadId)).toEqual(["lead-1", "lead-2"]);
  const changed = record(element, "companychange");
  await fire(find(element, "c-opportunity-picker"), "opportunityselect", {
    opportunityId: opportunity.id,
    role: "",
  });
  expect(changed).toEqual([{ key: "northwindenergy", choice: { opportunityId: opportunity.id } }]);
  const chosen = record(element, "leadchoice");
  await fire(find(element, "c-review-lead"), "leadchoice", { leadId: "lead-1", isLeftOut: true });
  expect(chosen).toEqual([{ leadId: "lead-1", isLeftOut: true }]);
});

it("says where an opportunity of another account holds for all", async () => {
  const other = { account: { ...account, id: "001B" }, opportunityId: "006B", role: "Evaluator" };
  const element = await show(0, { isOpen: true, choices: { ...NO_CHOICES, opportunity: other } });
  expect(find(element, "c-opportunity-picker").opportunityId).toBe("");
  expect(find(element, "c-opportunity-picker").role).toBe("Evaluator");
  expect(element.shadowRoot.textContent).toContain("Review_OpportunityForAll");
});
