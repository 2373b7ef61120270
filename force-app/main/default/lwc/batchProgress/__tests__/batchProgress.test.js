import BatchProgress from "c/batchProgress";
import { keepReview } from "c/draftStore";
import { Reply, answerWith, never, problem } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { batch, batchRow, failureCause, leadList } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_Batch_HeadingOf", () => ({ default: "Batch: {0}" }), {
  virtual: true,
});

const path = "GET /v1/batches/batch-1";
const rows = {
  "GET /v1/batches/batch-1/rows": { items: [batchRow], nextCursor: null, total: 1 },
  "GET /v1/batches/batch-1/failures": { items: [failureCause] },
};
const show = async (answers) => {
  const requests = answerWith({ ...rows, ...answers });
  return { requests, element: await render("c-batch-progress", BatchProgress, { batchId: "batch-1" }) };
};
const finished = {
  ...batch,
  state: "finished",
  inFlight: 0,
  counts: { total: 300, created: 290, failed: 6, skipped: 4, unknown: 0, waiting: 0 },
};
const outcomesOf = (element) => find(element, "c-job-progress", "c-outcome-summary");
const countOf = (element, state) => find(outcomesOf(element), `[data-count="${state}"] .count`).textContent;

it("shows how far the batch is, how long it takes and how each lead ended", async () => {
  const { element } = await show({ [path]: batch });
  await expect(element).toBeAccessible();
  expect(find(outcomesOf(element), '[role="progressbar"]').getAttribute("aria-valuenow")).toBe("25");
  expect(find(element, "c-job-progress", "[data-pace]").textContent).toContain("Batch_SecondsLeft");
  expect(countOf(element, "created")).toBe("75");
  expect(find(element, "[data-roles]").textContent).toContain("Batch_Roles");
  expect(find(element, "c-job-progress", "[data-cancel]")).not.toBeNull();
  expect(find(element, "c-job-progress", "[data-resume]")).toBeNull();
});

it("tells a screen reader each quarter and the end, and nothing between", async () => {
  const { element } = await show({ [path]: batch });
  const announced = record(element, "announce");
  const at = async (created, change = {}) => {
    const counts = { ...batch.counts, created, waiting: 300 - created };
    answerWith({ ...rows, [path]: { ...batch, counts, ...change } });
    await element.refresh();
    await settle();
  };
  await at(100);
  await at(149);
  expect(announced).toEqual([]);
  await at(150);
  await at(240);
  await at(300, { state: "finished", inFlight: 0 });
  expect(announced).toHaveLength(3);
});

it("cancels the batch, and resumes it", async () => {
  const cancelled = { ...batch, state: "cancelled", inFlight: 0 };
  const { element, requests } = await show({
    [path]: batch,
    "POST /v1/batches/batch-1/cancel": cancelled,
    "POST /v1/batches/batch-1/resume": batch,
  });
  find(element, "c-job-progress", "[data-cancel]").click();
  await settle();
  expect(find(element, "c-job-progress", "[data-state]").dataset.state).toBe("cancelled");
  expect(find(element, "c-batch-rows").canMend).toBe(false);
  await expect(element).toBeAccessible();
  find(element, "c-job-progress", "[data-resume]").click();
  await settle();
  expect(find(element, "c-job-progress", "[data-state]").dataset.state).toBe("running");
  expect(requests.filter(({ method }) => method === "POST")).toHaveLength(2);
});

it("adds up at the end, filters its leads by what became of them, and tries one again", async () => {
  const { element, requests } = await show({ [path]: finished, "POST /v1/batches/batch-1/retry": batch });
  const shown = ["created", "failed", "skipped"].map((state) => countOf(element, state));
  expect(shown.map(Number).reduce((sum, count) => sum + count)).toBe(300);
  expect(find(outcomesOf(element), '[role="progressbar"]')).toBeNull();
  await expect(element).toBeAccessible();
  await fire(outcomesOf(element), "filter", { state: "failed" });
  expect(find(element, "c-batch-rows").state).toBe("failed");
  await fire(find(element, "c-batch-rows"), "retryrow", { leadId: "lead-1", saveAnyway: true });
  expect(requests.at(-2).body ?? requests.at(-1).body).toEqual({
    rows: [{ leadId: "lead-1", saveAnyway: true }],
  });
});

it("tries the leads that failed of one cause again together", async () => {
  const { element, requests } = await show({ [path]: finished, "POST /v1/batches/batch-1/retry": batch });
  const retry = { cause: "cause-1", contact: { Title: "Buyer" } };
  await fire(find(element, "c-batch-failures"), "retrycause", retry);
  expect(requests.find(({ method }) => method === "POST").body).toEqual(retry);
});

it("offers to undo what it made, shows first what that would do, and how it went", async () => {
  const offered = { ...finished, undo: { state: "offered", expiresAt: "2026-11-24T10:10:00Z" } };
  const { element } = await show({ [path]: offered, "GET /v1/batches/batch-1/undo": never });
  expect(find(element, "c-batch-undo")).toBeNull();
  await fire(find(element, "[data-undo]"), "click");
  expect(find(element, "[data-undo]")).toBeNull();
  const undo = find(element, "c-batch-undo");
  const events = record(element, "listoutdated");
  await fire(undo, "undochange");
  await settle();
  expect(events).toHaveLength(1);
  await fire(undo, "close");
  expect(find(element, "c-batch-undo")).toBeNull();
  const begun = await show({
    [path]: { ...finished, undo: { state: "finished", expiresAt: null } },
    "GET /v1/batches/batch-1/undo": never,
  });
  expect(find(begun.element, "c-batch-undo")).not.toBeNull();
  expect(find(begun.element, "[data-undo]")).toBeNull();
});

it("leads back to its list, or on to the leads that its review has left", async () => {
  answerWith({ ...rows, [path]: finished });
  const open = (properties) =>
    render("c-batch-progress", BatchProgress, { batchId: "batch-1", userId: "005", ...properties });
  expect(find(await open({}), "[data-next]")).toBeNull();
  const element = await open({ leadList });
  const [back, review] = [record(element, "back"), record(element, "review")];
  expect(find(element, "[data-next]").label).toContain("Result_BackToList");
  await fire(find(element, "[data-next]"), "click");
  keepReview("005", leadList.id, { leadIds: ["lead-7"], choices: {} });
  const others = await open({ leadList });
  const reviewed = record(others, "review");
  expect(find(others, "[data-next]").label).toContain("Batch_ReviewOthers");
  await fire(find(others, "[data-next]"), "click");
  expect([back.length, review, reviewed]).toEqual([1, [], [{ leadIds: null }]]);
});

it("hands the outcomes over as a file", async () => {
  const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
  const { element, requests } = await show({ [path]: finished, [`${path}/rows.csv`]: "Lead" });
  find(element, "[data-csv]").click();
  await settle();
  expect(requests.at(-1).path).toBe("/v1/batches/batch-1/rows.csv");
  expect(click).toHaveBeenCalled();
  click.mockRestore();
});

it("links a lead of the batch to the record that it is", async () => {
  const link = "PUT /v1/batches/batch-1/rows/lead-1/link";
  const { element, requests } = await show({ [path]: finished, [link]: new Reply(204, null) });
  const outdated = record(element, "listoutdated");
  await fire(find(element, "c-batch-rows"), "linkrow", { leadId: "lead-1", recordId: "003A" });
  expect(requests.find(({ method }) => method === "PUT").body).toEqual({ recordId: "003A" });
  expect(outdated).toHaveLength(1);
});

it("says why the batch cannot be read, or why a button failed", async () => {
  let answer = problem(404, "not-found");
  const { element } = await show({
    [path]: () => answer,
    "POST /v1/batches/batch-1/cancel": problem(400, "request-invalid"),
  });
  await expect(element).toBeAccessible();
  answer = batch;
  await fire(find(element, "c-job-progress", "c-answer", "c-error-panel"), "retry");
  find(element, "c-job-progress", "[data-cancel]").click();
  await settle();
  expect(find(element, "c-job-progress", "[data-action-problem]").problem.code).toBe("request-invalid");
  await expect(element).toBeAccessible();
});
