import { and, eq, inArray } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { policyOf, type AppError } from "../errors.ts";
import { storedProblem } from "../problems.ts";

/** Of errors that do not say how long. */
const otherPauseMs = 60_000;
/** Nothing waits longer than this before it looks again, whatever it was told. */
export const pauseMaxMs = 10 * 60_000;

/** Stops sending until what stands in the way has passed; whoever resumes a batch tries at once. */
export function pauseBatch(app: AppContext, batch: Batch, error: AppError): void {
  const askedMs = error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
  const pauseMs = Math.min(askedMs ?? policyOf(error).pauseMs ?? otherPauseMs, pauseMaxMs);
  app.database
    .update(batches)
    .set({ state: "paused", problem: storedProblem(error), resumeAt: app.clock().getTime() + pauseMs })
    .where(and(eq(batches.id, batch.id), inArray(batches.state, ["running", "paused"])))
    .run();
}
