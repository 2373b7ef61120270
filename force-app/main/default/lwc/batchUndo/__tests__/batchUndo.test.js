import BatchUndo from "c/batchUndo";
import { Reply, answerWith, problem } from "lwc-test/connector";
import { find, fire, record, render, settle } from "lwc-test/render";
import { signInHere } from "lwc-test/session";

jest.mock("@salesforce/label/c.Crosswalk_BatchUndo_Heading", () => ({ default: "Delete {0} contacts?" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_BatchUndo_More", () => ({ default: "and {0} more" }), {
  virtual: true,
});

jest.mock("@salesforce/label/c.Crosswalk_Sentences", () => ({ default: "{0} {1}" }), { virtual: true });

const path = "GET /v1/batches/batch-1/undo";
const kept = {
  leadId: "lead-1",
  name: "Ana Lindqvist",
  contactId: "003000000000001AAA",
  reason: "Ben Okafor has edited the contact since.",
};
const preview = {
  counts: { total: 800, removable: 792, kept: 8 },
  expiresAt: "2026-11-24T10:10:00Z",
  kept: [kept],
};
const status = {
  batchId: "batch-1",
  state: "running",
  counts: { total: 800, undone: 200, kept: 1, failed: 1, waiting: 598 },
  inDoubt: 0,
  apiCalls: 3,
  problem: null,
  resumeAt: null,
  createdAt: "2026-11-24T10:01:00Z",
  finishedAt: null,
};
const row = { ...kept, detail: null };
const stayed = {
  kept: { ...row, outcome: "kept" },
  failed: { ...row, contactId: "003000000000002AAA", outcome: "failed", detail: "In use." },
};
const rows = {
  "GET /v1/batches/batch-1/undo/rows": ({ query }) => ({
    items: [stayed[query.outcome]],
    nextCursor: null,
    total: 1,
  }),
};
const show = async (answers) => {
  const requests = answerWith({ ...rows, ...answers });
  const element = await render("c-batch-undo", BatchUndo, { batchId: "batch-1", name: "Connections" });
  return { requests, element };
};
const outcomesOf = (element) => find(element, "c-job-progress", "c-outcome-summary");
const countOf = (element, outcome) =>
  find(outcomesOf(element), `[data-count="${outcome}"] .count`).textContent;

beforeEach(() => signInHere());

it("shows how an undo goes that another tab has begun", async () => {
  let answer = preview;
  answerWith({ ...rows, [path]: () => answer });
  const element = await render("c-batch-undo", BatchUndo, {
    batchId: "batch-1",
    name: "Fair",
    state: "offered",
  });
  expect(find(element, "c-job-progress", "[data-state]").dataset.state).toBe("preview");
  answer = status;
  element.state = "running";
  await settle();
  expect(find(element, "c-job-progress", "[data-state]").dataset.state).toBe("running");
});

it("says before anything is removed how many would go, who stays and why", async () => {
  const { element, requests } = await show({ [path]: preview });
  expect(find(element, "c-job-progress", "[data-state]").dataset.state).toBe("preview");
  expect(find(element, "c-job-progress", "[data-state]").textContent).toBe("Delete 792 contacts?");
  expect(find(element, "[data-limit]").textContent).toContain("BatchUndo_Limit");
  expect(find(element, "[data-staying] c-record-link").label).toBe("Ana Lindqvist");
  expect(find(element, "[data-more]").textContent).toBe("and 7 more");
  expect(requests.every(({ method }) => method === "GET")).toBe(true);
  await expect(element).toBeAccessible();
});

it("offers nothing to remove where all have been touched, and closes", async () => {
  const nothing = { ...preview, counts: { total: 8, removable: 0, kept: 8 } };
  const { element } = await show({ [path]: nothing });
  expect([find(element, "[data-remove]"), find(element, "[data-limit]")]).toEqual([null, null]);
  const events = record(element, "close");
  await fire(find(element, "[data-keep-all]"), "click");
  expect(events).toHaveLength(1);
});

it("begins, shows how far it is and who stays, and stops", async () => {
  const { element, requests } = await show({
    [path]: preview,
    "POST /v1/batches/batch-1/undo": new Reply(202, status),
    "POST /v1/batches/batch-1/undo/cancel": { ...status, state: "cancelled" },
  });
  const events = record(element, "undochange");
  await fire(find(element, "[data-remove]"), "click");
  await settle();
  expect(events).toHaveLength(1);
  expect(["undone", "kept", "failed", "running"].map((outcome) => countOf(element, outcome))).toEqual([
    "200",
    "1",
    "1",
    "598",
  ]);
  expect(find(outcomesOf(element), "[role=progressbar]").getAttribute("aria-valuenow")).toBe("25");
  expect([...element.shadowRoot.querySelectorAll("[data-staying]")].map((li) => li.dataset.staying)).toEqual([
    "003000000000002AAA",
    "003000000000001AAA",
  ]);
  expect(find(element, '[data-staying="003000000000002AAA"]').textContent).toContain("In use.");
  await fire(find(element, "c-job-progress", "[data-cancel]"), "click");
  await settle();
  expect(find(element, "c-job-progress", "[data-state]").dataset.state).toBe("cancelled");
  expect(find(element, "c-job-progress", "[data-resume]")).not.toBeNull();
  expect(requests.filter(({ method }) => method === "POST")).toHaveLength(2);
  await expect(element).toBeAccessible();
});

it("tries again what failed, as long as that is allowed, and says until when", async () => {
  const failed = { ...status, state: "finished", retryUntil: "2026-11-24T10:20:00Z" };
  const { element, requests } = await show({
    [path]: failed,
    "POST /v1/batches/batch-1/undo/retry": { ...status, retryUntil: null },
  });
  expect(find(element, "[data-retry]").title).toContain("BatchUndo_Until");
  await expect(element).toBeAccessible();
  await fire(find(element, "[data-retry]"), "click");
  await settle();
  expect(requests.filter(({ method }) => method === "POST")).toHaveLength(1);
  expect(find(element, "[data-retry]")).toBeNull();
  expect(find(element, "c-job-progress").shadowRoot.activeElement.dataset.state).toBe("running");
});

it("tells a screen reader how it ended", async () => {
  const ended = { ...status, state: "finished", counts: { ...status.counts, undone: 798, waiting: 0 } };
  const { element } = await show({ [path]: preview, "POST /v1/batches/batch-1/undo": new Reply(202, ended) });
  const events = record(element, "announce");
  await fire(find(element, "[data-remove]"), "click");
  expect(events).toHaveLength(1);
  expect(find(element, "c-job-progress", "[data-cancel]")).toBeNull();
  expect(find(element, "c-job-progress", "[data-resume]")).toBeNull();
});

it("says why it waits", async () => {
  const paused = {
    ...status,
    state: "paused",
    problem: { code: "session-expired", title: "", detail: "Ended.", action: "Sign in.", whose: "rep" },
  };
  const { element } = await show({ [path]: paused });
  expect(find(element, "c-job-progress", "[data-pause]").problem.code).toBe("session-expired");
});

it("says why nothing was removed, and why it can't be read", async () => {
  const refused = problem(400, "request-invalid");
  const { element } = await show({ [path]: preview, "POST /v1/batches/batch-1/undo": refused });
  await fire(find(element, "[data-remove]"), "click");
  await settle();
  expect(find(element, "c-job-progress", "[data-action-problem]").problem.code).toBe("request-invalid");
  const down = await show({ [path]: problem(503, "salesforce-unavailable") });
  expect(find(down.element, "c-job-progress", "c-answer", "c-error-panel").problem.code).toBe(
    "salesforce-unavailable",
  );
});
