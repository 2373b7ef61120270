import type { RequestContext } from "../context.ts";
import { changeBatch, refuseFinished } from "./changeBatch.ts";
import { findBatch } from "./findBatch.ts";
import type { BatchStatus } from "./showBatch.ts";

/**
 * Sends nothing more. What is in flight is settled all the same; what waits goes on waiting, without quota.
 */
export function cancelBatch(ctx: RequestContext, id: string): BatchStatus {
  const batch = findBatch(ctx, id);
  refuseFinished(batch);
  return changeBatch(ctx, batch, { state: "cancelled", problem: null, resumeAt: null });
}
