import { and, desc, eq, inArray } from "drizzle-orm";
import { countRows } from "../batches/countRows.ts";
import { countUndoRows } from "../batches/countUndoRows.ts";
import { readUndoOf } from "../batches/openUndos.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { keptEvents } from "../database/schema/events.ts";
import { allCodes, policyOf } from "../errors.ts";
import { whyOf } from "../log/event.ts";
import type { KeptValues } from "../reasons/keptValues.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { causeOf } from "./causeOf.ts";
import type { WriteInstant } from "./sayEvent.ts";

interface BatchQuestion {
  handle: DatabaseHandle;
  orgId: string | null;
  write: WriteInstant;
}

/** The state of a batch, its counts, what it waits for and when it tries again. */
export async function sayBatchOutcome(
  { handle, orgId, write }: BatchQuestion,
  batchId: string,
): Promise<Said[]> {
  const own = orgId === null ? undefined : eq(batches.orgId, orgId);
  const batch = await handle
    .select()
    .from(batches)
    .where(and(eq(batches.id, batchId), own))
    .get();
  if (!batch) return [];
  const { state, problem, resumeAt } = batch;
  const lines = [say(`outcome-batch-${state}`, await countsOf(handle, batchId))];
  const undo = await readUndoOf(handle, batchId);
  if (undo) lines.push(say(`outcome-batch-undo-${undo.state}`, await countUndoRows(handle, batchId)));
  if (state !== "paused" || problem === null) return lines;
  const { values, ...why } = (await endOfGrant(handle, batch)) ?? whyOf(problem);
  const cause = causeOf({ event: "batch.paused", ...why, values: values ?? {}, setting: "batch" });
  if (cause) lines.push(say("outcome-waits-for", { why: cause.text }));
  if (resumeAt !== null && !policyOf(problem).waitsForSomebody)
    lines.push(say("outcome-next-try", { time: write(new Date(resumeAt)) }));
  return lines;
}

/** Why the user's session has ended, where the batch can only ask them to sign in; null otherwise. */
async function endOfGrant(
  handle: DatabaseHandle,
  { userId, problem }: Batch,
): Promise<ReturnType<typeof whyOf> | null> {
  if (problem === null || whyOf(problem).reason !== "sign-in-to-continue") return null;
  const last = await handle
    .select()
    .from(keptEvents)
    .where(and(eq(keptEvents.userId, userId), inArray(keptEvents.event, endsOfSignIn)))
    .orderBy(desc(keptEvents.id))
    .limit(1)
    .get();
  const code = allCodes.find((one) => one === last?.code);
  if (last?.event !== "sign-in.not-renewed" || code === undefined || !policyOf({ code }).endsGrant)
    return null;
  return { code, reason: last.reason, values: (last.details["values"] ?? null) as KeptValues | null };
}

const endsOfSignIn = ["sign-in.not-renewed", "sign-in.ended", "sign-in.completed"];

async function countsOf(handle: DatabaseHandle, batchId: string) {
  const { running, roles: _roles, ...counts } = await countRows(handle, batchId);
  return { ...counts, waiting: counts.waiting + running };
}
