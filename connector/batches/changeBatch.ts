import { and, eq, ne } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { refusal } from "../reasons/refusal.ts";
import { writeBatches } from "./writeBatches.ts";
import { showBatch, type BatchStatus } from "./showBatch.ts";

/** Changes the batch's own row and answers its new status. Throws `request-invalid` where it has finished. */
export async function changeBatch(
  ctx: RequestContext,
  batch: Batch,
  changes: Pick<Batch, "state"> & Partial<Batch>,
): Promise<BatchStatus> {
  const isOpen = and(eq(batches.id, batch.id), ne(batches.state, "finished"));
  const [changed] = await writeBatches(ctx, changes, isOpen);
  // It was finished since it was read.
  if (!changed) throw refusal("batch-over", { field: "id" });
  return await showBatch(ctx, changed);
}

/** Throws `request-invalid`: a finished batch is neither cancelled nor resumed. */
export function refuseFinished({ state }: Batch): void {
  if (state === "finished") throw refusal("batch-over", { field: "id" });
}
