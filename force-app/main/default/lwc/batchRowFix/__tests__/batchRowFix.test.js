import BatchRowFix from "c/batchRowFix";
import { answerWith, never, problem } from "lwc-test/connector";
import { find, fire, record, render } from "lwc-test/render";
import { batchRow, draft, opportunity } from "lwc-test/samples";

const path = "GET /v1/batches/batch-1/rows/lead-1/draft";
const rowDraft = { ...draft, opportunityId: opportunity.id, role: "Evaluator" };
const opportunities = { "GET /v1/accounts/001000000000001AAA/opportunities": { items: [opportunity] } };
const show = (answer) => {
  answerWith({ [path]: answer, ...opportunities });
  return render("c-batch-row-fix", BatchRowFix, { batchId: "batch-1", row: batchRow });
};

it("shows placeholders, then the form as the lead was to be sent", async () => {
  const waiting = await show(never);
  expect(find(waiting, "c-loading-rows")).not.toBeNull();
  const element = await show(rowDraft);
  await expect(element).toBeAccessible();
  expect(find(element, "c-contact-form").typed.choice).toMatchObject({
    opportunityId: opportunity.id,
    role: "Evaluator",
  });
});

it("is closed without anything being sent", async () => {
  const element = await show(rowDraft);
  const closed = record(element, "close");
  find(element, "[data-close]").click();
  expect(closed).toHaveLength(1);
});

it("says why the form cannot be shown and tries again", async () => {
  let answer = problem(503, "salesforce-unavailable");
  const element = await show(() => answer);
  await expect(element).toBeAccessible();
  answer = rowDraft;
  await fire(find(element, "c-error-panel"), "retry");
  expect(find(element, "c-contact-form")).not.toBeNull();
});
