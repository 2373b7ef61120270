import { and, eq } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { batches, batchRows, type Batch } from "../../database/schema/batches.ts";
import { AppError, type ErrorCode } from "../../errors.ts";
import type { Settings } from "../../settings/readSettings.ts";
import { storedProblem } from "../ledger/settleCreation.ts";

/** How long a batch waits before it tries again after such a failure of the whole request. */
const pausesMs: Partial<Record<ErrorCode, number>> = {
  "salesforce-unavailable": 10_000,
  "too-many-requests": 10_000,
  "api-limit-reached": 5 * 60_000,
  "session-expired": 15_000,
  "not-signed-in": 15_000,
  "app-blocked": 5 * 60_000,
  "api-disabled": 5 * 60_000,
};

/** Stops sending until what stands in the way has passed; whoever resumes a batch tries at once. */
export function pauseBatch(app: AppContext, batch: Batch, error: AppError): void {
  const pauseMs = pausesMs[error.code] ?? 60_000;
  app.database
    .update(batches)
    .set({ state: "paused", problem: storedProblem(error), resumeAt: app.clock().getTime() + pauseMs })
    .where(and(eq(batches.id, batch.id), eq(batches.state, "running")))
    .run();
}

/** Ends every row that waits with the same error: what refuses one refuses all. They can be retried. */
export function failWaitingRows(app: AppContext, batch: Batch, error: AppError): void {
  app.database
    .update(batchRows)
    .set({ state: "failed", problem: storedProblem(error), updatedAt: app.clock().getTime() })
    .where(and(eq(batchRows.batchId, batch.id), eq(batchRows.state, "waiting")))
    .run();
}

/** Throws `api-limit-reached` where the org's allowance is used up as far as the admin lets batches use it. */
export async function requireAllowance(ctx: RequestContext, batch: Batch, settings: Settings): Promise<void> {
  const ceiling = settings.allowanceCeilingPercent;
  const isReached = () => {
    const { allowance } = ctx.salesforce;
    return allowance !== null && allowance.used >= (allowance.limit * ceiling) / 100;
  };
  if (!isReached()) return;
  // What was seen last may be old; a batch that waited for the allowance asks for it anew.
  if (batch.problem?.code === "api-limit-reached") await ctx.salesforce.request("GET", "/limits");
  if (!isReached()) return;
  throw new AppError("api-limit-reached", {
    detail: `Batches may use ${ceiling} % of Salesforce's API allowance, and that much is used.`,
    action: "The batch goes on by itself when the allowance frees up; it counts a rolling 24 hours.",
  });
}
