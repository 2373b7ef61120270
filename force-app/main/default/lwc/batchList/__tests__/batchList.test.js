import BatchList from "c/batchList";
import { answerWith } from "lwc-test/connector";
import { find, record, render, settle } from "lwc-test/render";
import { batch } from "lwc-test/samples";

const path = "GET /v1/batches";
const show = (answer) => {
  answerWith({ [path]: answer });
  return render("c-batch-list", BatchList);
};

it("shows the batches and opens one", async () => {
  const element = await show({
    items: [batch, { ...batch, id: "batch-2", listName: null, state: "finished" }],
  });
  await expect(element).toBeAccessible();
  const opened = record(element, "openbatch");
  find(element, '[data-id="batch-2"]').click();
  expect(opened).toEqual([{ batchId: "batch-2" }]);
});

it("has a batch as it is now when the rep comes back from it, and the focus on it", async () => {
  let items = [{ ...batch, state: "finished", counts: { ...batch.counts, created: 2, failed: 11 } }];
  const requests = answerWith({ [path]: () => ({ items }) });
  const element = await render("c-batch-list", BatchList);
  element.focus();
  expect(requests).toHaveLength(1);
  const row = () => find(element, `[data-id="${batch.id}"]`);
  expect(row().textContent).toContain("NameList");
  row().click();
  items = [{ ...items[0], counts: { ...batch.counts, created: 13, waiting: 0 } }];
  element.focus();
  await settle();
  expect(row().textContent).toContain("NamedValue");
  expect(element.shadowRoot.activeElement).toBe(row());
});

it("says what became of a batch, and how it stands only where it isn't over", async () => {
  const undo = { state: "finished", expiresAt: null, undone: 2 };
  const over = { ...batch, state: "finished", counts: { ...batch.counts, created: 0 } };
  const element = await show({
    items: [batch, { ...over, id: "batch-2" }, { ...over, id: "batch-3", undo }],
  });
  const badges = ["batch-1", "batch-2", "batch-3"].map((id) =>
    Boolean(find(element, `[data-id="${id}"] lightning-badge`)),
  );
  expect(badges).toEqual([true, false, false]);
  expect(find(element, '[data-id="batch-3"]').textContent).toContain("BatchUndo_Finished");
});
