import BatchRowFix from "c/batchRowFix";
import { answerWith } from "lwc-test/connector";
import { find, record, render } from "lwc-test/render";
import { batchRow, draft, opportunity } from "lwc-test/samples";

const path = "GET /v1/batches/batch-1/rows/lead-1/draft";
const rowDraft = { ...draft, opportunityId: opportunity.id, role: "Evaluator" };
const opportunities = { "GET /v1/accounts/001000000000001AAA/opportunities": { items: [opportunity] } };
const show = (answer) => {
  answerWith({ [path]: answer, ...opportunities });
  return render("c-batch-row-fix", BatchRowFix, { batchId: "batch-1", row: batchRow });
};

it("is closed without anything being sent", async () => {
  const element = await show(rowDraft);
  const closed = record(element, "close");
  find(element, "[data-close]").click();
  expect(closed).toHaveLength(1);
});
