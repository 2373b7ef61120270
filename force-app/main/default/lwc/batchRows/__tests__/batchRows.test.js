import BatchRows from "c/batchRows";
import { answerWith } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";
import { batchRow } from "lwc-test/samples";

const path = "GET /v1/batches/batch-1/rows";
const page = (items, total = items.length) => ({ items, nextCursor: null, total });
const show = () =>
  render("c-batch-rows", BatchRows, {
    batchId: "batch-1",
    batchState: "running",
    outcome: "a",
    canMend: true,
  });

it("shows the leads that ended in one way", async () => {
  const requests = answerWith({ [path]: ({ query }) => page(query.state ? [] : [batchRow]) });
  const element = await show();
  element.state = "failed";
  await settle();
  expect(requests.at(-1).query.state).toBe("failed");
  expect(find(element, "c-batch-row")).toBeNull();
  await expect(element).toBeAccessible();
});

it("keeps few rows of ten thousand on the page", async () => {
  const items = Array.from({ length: 200 }, (_, index) => ({ ...batchRow, leadId: `lead-${index}` }));
  answerWith({ [path]: page(items, 10_000) });
  const element = await show();
  expect(findAll(element, '[role="listitem"]').length).toBeLessThanOrEqual(120);
});

it("passes on what the rep does with a lead", async () => {
  answerWith({ [path]: page([batchRow]) });
  const element = await show();
  const retried = record(element, "retryrow");
  await fire(find(element, "c-batch-row"), "retryrow", { leadId: "lead-1" });
  expect(retried).toEqual([{ leadId: "lead-1" }]);
});
