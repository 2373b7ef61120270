import type { RequestContext } from "../context.ts";
import { changeBatch, refuseFinished } from "./changeBatch.ts";
import { findBatch } from "./findBatch.ts";
import type { BatchStatus } from "./showBatch.ts";

/** Continues a cancelled or paused batch. */
export async function resumeBatch(ctx: RequestContext, id: string): Promise<BatchStatus> {
  const batch = await findBatch(ctx, id);
  refuseFinished(batch);
  return await changeBatch(ctx, batch, { state: "running", problem: null, resumeAt: null, finishedAt: null });
}
