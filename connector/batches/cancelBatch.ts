import type { RequestContext } from "../context.ts";
import { changeBatch, refuseFinished } from "./changeBatch.ts";
import { findBatch } from "./findBatch.ts";
import type { BatchStatus } from "./showBatch.ts";

/** Stops sending. Contacts in flight are still settled; rows that wait go on waiting and take no quota. */
export async function cancelBatch(ctx: RequestContext, id: string): Promise<BatchStatus> {
  const batch = await findBatch(ctx, id);
  refuseFinished(batch);
  const finishedAt = ctx.clock().getTime();
  return await changeBatch(ctx, batch, { state: "cancelled", problem: null, resumeAt: null, finishedAt });
}
