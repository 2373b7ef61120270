import { batchStateText, endedOf, rowStateOf, segmentsOf, summaryOf } from "c/batchText";
import { batch } from "lwc-test/samples";

it("adds up to the total", () => {
  const sum = summaryOf(batch).reduce((total, { count }) => total + Number(count), 0);
  expect(sum).toBe(batch.counts.total);
  expect(endedOf(batch.counts)).toBe(75);
});

it("names how many there are of a state otherwise than one of them", () => {
  const labels = summaryOf({ ...batch, state: "cancelled", inFlight: 0 }).map(({ label }) => label);
  expect(labels).toEqual(
    ["CreatedCount", "FailedCount", "SkippedCount", "Unknown", "NotSentCount"].map(
      (name) => `c.Crosswalk_Batch_${name}`,
    ),
  );
  expect(rowStateOf("created", "cancelled").label).toBe("c.Crosswalk_Batch_Created");
});

it("says that the waiting leads of a cancelled batch are not sent", () => {
  expect(rowStateOf("waiting", "running").label).toContain("Batch_Waiting");
  expect(rowStateOf("waiting", "cancelled").label).toContain("Batch_NotSent");
});

it("says how many failed, and that a canceled batch stops while something is on its way", () => {
  const counts = { ...batch.counts, failed: 6 };
  const textOf = (changes) => batchStateText({ ...batch, ...changes }).replace("c.Crosswalk_Batch_", "");
  expect(textOf({ state: "finished", inFlight: 0 })).toBe("Finished");
  expect(textOf({ state: "finished", inFlight: 0, counts })).toBe("FinishedFailures");
  expect(textOf({ state: "finished", inFlight: 0, counts: { ...counts, failed: 1 } })).toBe(
    "FinishedFailuresOne",
  );
  expect(textOf({ state: "cancelled" })).toBe("Stopping");
  expect(textOf({ state: "cancelled", inFlight: 0 })).toBe("Cancelled");
  expect(textOf({ state: "cancelled", inFlight: 0, counts: { ...counts, unknown: 1 } })).toBe("Stopping");
});

it("tells what is on its way apart from what is not sent, while a batch stops", () => {
  const summary = summaryOf({ ...batch, state: "cancelled" });
  expect(summary.map(({ state, count }) => [state, count])).toEqual([
    ["created", "75"],
    ["failed", "0"],
    ["skipped", "0"],
    ["unknown", "0"],
    ["running", "75"],
    ["waiting", "150"],
  ]);
});

it("tells contacts that an undo has removed apart from leads that were skipped", () => {
  const counts = { ...batch.counts, created: 2, skipped: 73 };
  const undo = { state: "finished", expiresAt: null, undone: 70 };
  const summary = summaryOf({ ...batch, counts, undo });
  expect(summary.slice(0, 4).map(({ state, count }) => [state, count])).toEqual([
    ["created", "2"],
    ["failed", "0"],
    ["undone", "70"],
    ["skipped", "3"],
  ]);
  expect(summary.reduce((total, { count }) => total + Number(count), 0)).toBe(batch.counts.total);
});

it("has a part of the bar for each result that some leads have, and none for what is not sent", () => {
  const counts = { ...batch.counts, created: 0, failed: 6, waiting: 294 };
  expect(segmentsOf({ ...batch, counts })).toEqual([
    { state: "failed", className: "segment failed", style: "flex-grow: 6" },
  ]);
});
