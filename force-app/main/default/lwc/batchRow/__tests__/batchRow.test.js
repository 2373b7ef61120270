import canceledLabel from "@salesforce/label/c.Crosswalk_Batch_Cancelled";
import runningLabel from "@salesforce/label/c.Crosswalk_Batch_Running";
import skippedLabel from "@salesforce/label/c.Crosswalk_Batch_Skipped";
import undoneLabel from "@salesforce/label/c.Crosswalk_Batch_Undone";
import BatchRow from "c/batchRow";
import { answerWith } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { account, batchRow, draft } from "lwc-test/samples";

const show = (row, properties) =>
  render("c-batch-row", BatchRow, {
    batchId: "batch-1",
    batchState: "finished",
    row,
    canMend: true,
    ...properties,
  });
const duplicate = {
  ...batchRow,
  error: {
    ...batchRow.error,
    code: "duplicate-detected",
    canSaveAnyway: true,
    records: [{ id: "003000000000001AAA", object: "Contact", name: "Ana Lindqvist" }],
  },
};

it.each(["waiting", "running", "unknown"])("says that a lead is %s", async (state) => {
  const element = await show({ ...batchRow, state, error: null }, { batchState: "running" });
  expect(find(element, "[data-row-state]").dataset.rowState).toBe(state);
  expect(find(element, "[data-fix]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("links to the contact that was made, or to the record that the lead is", async () => {
  const made = await show({ ...batchRow, state: "created", contactId: "003000000000009AAA", error: null });
  expect(find(made, "c-record-link").recordId).toBe("003000000000009AAA");
  await expect(made).toBeAccessible();
  const error = { ...batchRow.error, code: "already-in-crm", recordId: "00Q000000000001AAA", object: "Lead" };
  const skipped = await show({ ...batchRow, state: "skipped", error });
  expect(find(skipped, "c-record-link").objectApiName).toBe("Lead");
});

it("says of a contact that an undo has removed that it was, in the word of the batch's counts", async () => {
  const error = { ...batchRow.error, code: "request-invalid", reason: "undone" };
  const removed = find(await show({ ...batchRow, state: "skipped", error }), "[data-row-state]");
  expect(removed.alternativeText).toBe(undoneLabel);
  const element = await show({ ...batchRow, state: "skipped", error });
  // Nothing is wrong: the word says it all.
  expect(element.shadowRoot.textContent).not.toMatch(/Detail_Undone|Error_Undone/);
  const skipped = find(await show({ ...batchRow, state: "skipped" }), "[data-row-state]");
  expect(skipped.alternativeText).toBe(skippedLabel);
});

it("says that a lead wasn't sent where the batch was canceled, not while it is about to be read anew", async () => {
  const waiting = { ...batchRow, state: "waiting", error: null };
  const stateOf = async (batchState) =>
    find(await show(waiting, { batchState }), "[data-row-state]").alternativeText;
  expect(await stateOf("cancelled")).toBe(canceledLabel);
  expect(await stateOf("finished")).toBe(runningLabel);
});

it("says what is wrong with a failed lead, and takes it mended in place", async () => {
  answerWith({
    "GET /v1/batches/batch-1/rows/lead-1/draft": { ...draft, opportunityId: null, role: null },
  });
  const element = await show(batchRow);
  await expect(element).toBeAccessible();
  expect(element.shadowRoot.textContent).toContain("Such addresses are not allowed.");
  const retried = record(element, "retryrow");
  find(element, "[data-fix]").click();
  await settle();
  const form = find(element, "c-batch-row-fix", "c-contact-form");
  expect(form.problem.code).toBe("validation-failed");
  await fire(form, "create", { contact: { AccountId: account.id, Email: "ana@northwind.example" } });
  expect(retried).toEqual([
    {
      leadId: "lead-1",
      accountId: account.id,
      contact: { Email: "ana@northwind.example" },
      opportunityId: null,
      role: null,
    },
  ]);
});

it("offers to link a duplicate or to save it anyway", async () => {
  const element = await show(duplicate);
  await expect(element).toBeAccessible();
  const [retried, linked] = ["retryrow", "linkrow"].map((type) => record(element, type));
  await fire(find(element, "c-duplicate-list"), "saveanyway");
  await fire(find(element, "c-duplicate-list"), "link", { recordId: "003000000000001AAA", name: "Ana" });
  expect(retried).toEqual([{ leadId: "lead-1", saveAnyway: true }]);
  expect(linked).toEqual([{ leadId: "lead-1", recordId: "003000000000001AAA" }]);
});

it("offers nothing while the batch is cancelled, nor for what an admin has to mend", async () => {
  const cancelled = await show(duplicate, { canMend: false });
  expect(find(cancelled, "c-duplicate-list")).toBeNull();
  const off = await show({ ...batchRow, error: { ...batchRow.error, code: "creation-disabled" } });
  expect(find(off, "[data-fix]")).toBeNull();
});
