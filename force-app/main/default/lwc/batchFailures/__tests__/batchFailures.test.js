import BatchFailures from "c/batchFailures";
import { answerWith } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { failureCause } from "lwc-test/samples";

const path = "GET /v1/batches/batch-1/failures";
const show = (answers) => {
  answerWith(answers);
  return render("c-batch-failures", BatchFailures, { batchId: "batch-1", outcome: "one" });
};

it("shows each cause, and hands on what is to be tried again", async () => {
  const element = await show({ [path]: { items: [failureCause] } });
  await expect(element).toBeAccessible();
  const retried = record(element, "retrycause");
  await fire(find(element, "c-batch-failure"), "retry", { cause: "cause-1" });
  expect(retried).toEqual([{ cause: "cause-1" }]);
});

it("asks again when rows have changed, and keeps the causes that stay", async () => {
  const element = await show({ [path]: { items: [failureCause, { ...failureCause, cause: "cause-2" }] } });
  const [, stays] = findAll(element, "c-batch-failure");
  answerWith({ [path]: { items: [{ ...failureCause, cause: "cause-2" }] } });
  element.outcome = "two";
  await settle();
  expect(findAll(element, "c-batch-failure")).toEqual([stays]);
});
