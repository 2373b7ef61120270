import { endedOf, rowStateOf, summaryOf } from "c/batchText";
import { batch } from "lwc-test/samples";

it("adds up to the total", () => {
  const sum = summaryOf(batch).reduce((total, { count }) => total + Number(count), 0);
  expect(sum).toBe(batch.counts.total);
  expect(endedOf(batch.counts)).toBe(75);
});

it("names how many there are of a state otherwise than one of them", () => {
  const labels = summaryOf({ ...batch, state: "cancelled" }).map(({ label }) => label);
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
