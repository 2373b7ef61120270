import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { changeBatch, refuseFinished } from "./changeBatch.ts";
import { findBatch } from "./findBatch.ts";
import type { BatchStatus } from "./showBatch.ts";
import { refuseWhileUndone } from "./openUndos.ts";

/** Continues a cancelled or paused batch. Throws `request-invalid` while it is being undone. */
export async function resumeBatch(ctx: RequestContext, id: string): Promise<BatchStatus> {
  const batch = await findBatch(ctx, id);
  refuseFinished(batch);
  return await inTransaction(ctx.database, async (transaction) => {
    await refuseWhileUndone(transaction, batch.id);
    return await changeBatch(ctx, batch, {
      state: "running",
      problem: null,
      resumeAt: null,
      finishedAt: null,
    });
  });
}
