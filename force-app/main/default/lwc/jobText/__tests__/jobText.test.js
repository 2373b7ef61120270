import { batchStateText, rowStateOf, shareOf, summaryOf } from "c/jobText";
import { batch } from "lwc-test/samples";

jest.mock("@salesforce/label/c.Crosswalk_BatchUndo_FinishedKept", () => ({ default: "{0} gone, {1} left" }), {
  virtual: true,
});

const shown = (changes) =>
  summaryOf({ ...batch, ...changes }).map(({ state, count }) => [state, Number(count)]);
const counts = { total: 300, created: 75, failed: 6, skipped: 0, unknown: 2, waiting: 217 };

it("adds up to the total, without what is zero", () => {
  expect(shown({ counts })).toEqual([
    ["created", 75],
    ["failed", 6],
    ["running", 219],
  ]);
  expect(shareOf({ counts })).toBe(27);
});

it("tells what is on its way apart from what is not sent, where a batch was canceled", () => {
  expect(shown({ counts, state: "cancelled", inFlight: 75 }).slice(2)).toEqual([
    ["running", 77],
    ["cancelled", 142],
  ]);
  expect(rowStateOf("waiting", "running").label).toContain("Batch_Running");
  expect(rowStateOf("waiting", "cancelled").label).toContain("Batch_Cancelled");
});

it("says what an undo has removed in the place of the state, and once", () => {
  const undone = { ...batch.counts, created: 6, skipped: 37, waiting: 0 };
  const undo = { state: "finished", expiresAt: null, undone: 35 };
  expect(batchStateText({ state: "finished", counts: undone, undo })).toBe("35 gone, 6 left");
  expect(shown({ state: "finished", counts: undone, undo })).toEqual([
    ["created", 6],
    ["skipped", 2],
  ]);
  const none = { ...undone, created: 0 };
  expect(batchStateText({ state: "finished", counts: none, undo })).toBe("c.Crosswalk_BatchUndo_Finished");
  const running = { ...undo, state: "running" };
  expect(batchStateText({ state: "finished", counts: undone, undo: running })).toContain("Batch_Finished");
});
