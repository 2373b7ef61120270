import { and, eq, inArray } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { policyOf, type AppError } from "../errors.ts";
import { inOurWords } from "../reasons/inOurWords.ts";
import { writeBatches } from "./writeBatches.ts";

/** For errors that do not say how long. */
const otherPauseMs = 60_000;
/** No pause is longer, whatever Salesforce says. */
export const pauseMaxMs = 10 * 60_000;

/** Pauses a batch until the obstacle may have passed. A rep who resumes it does not wait. */
export async function pauseBatch(app: AppContext, batch: Batch, error: AppError): Promise<void> {
  await writeBatches(
    app,
    { state: "paused", problem: inOurWords(error), resumeAt: app.clock().getTime() + pauseMsOf(error) },
    and(eq(batches.id, batch.id), inArray(batches.state, ["running", "paused"])),
    { call: error.call, isTold: !isPausedFor(batch, error) },
  );
}

/** How long work in the background waits after an error. */
export function pauseMsOf(error: AppError): number {
  const askedMs = error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
  return Math.min(askedMs ?? policyOf(error).pauseMs ?? otherPauseMs, pauseMaxMs);
}

/** Whether it was paused for the same before: a switch that is off is looked at every few seconds. */
export function isPausedFor({ state, problem }: Pick<Batch, "state" | "problem">, error: AppError): boolean {
  const { code, members } = inOurWords(error);
  return state === "paused" && problem?.code === code && problem.members?.["reason"] === members?.["reason"];
}
