import { and, eq } from "drizzle-orm";
import { countRows } from "../batches/countRows.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { batches } from "../database/schema/batches.ts";
import { policyOf } from "../errors.ts";
import { whyOf } from "../log/event.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { causeOf } from "./causeOf.ts";
import type { WriteInstant } from "./sayEvent.ts";

interface BatchQuestion {
  handle: DatabaseHandle;
  orgId: string | null;
  write: WriteInstant;
}

/** The state of a batch, its counts, what it waits for and when it tries again. */
export function sayBatchOutcome({ handle, orgId, write }: BatchQuestion, batchId: string): Said[] {
  const own = orgId === null ? undefined : eq(batches.orgId, orgId);
  const batch = handle
    .select()
    .from(batches)
    .where(and(eq(batches.id, batchId), own))
    .get();
  if (!batch) return [];
  const { state, problem, resumeAt } = batch;
  const lines = [say(`outcome-batch-${state}`, countsOf(handle, batchId))];
  if (state !== "paused" || problem === null) return lines;
  const { values, ...why } = whyOf(problem);
  const cause = causeOf({ event: "batch.paused", ...why, values: values ?? {}, setting: "batch" });
  if (cause) lines.push(say("outcome-waits-for", { why: cause.text }));
  if (resumeAt !== null && !policyOf(problem).waitsForSomebody)
    lines.push(say("outcome-next-try", { time: write(new Date(resumeAt)) }));
  return lines;
}

function countsOf(handle: DatabaseHandle, batchId: string) {
  const { running, ...counts } = countRows(handle, batchId);
  return { ...counts, waiting: counts.waiting + running };
}
