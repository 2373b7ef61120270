import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { batchRows, type BatchRow } from "../database/schema/batches.ts";
import { refusal } from "../reasons/refusal.ts";
import { findBatch } from "./findBatch.ts";
import { firstOf } from "../database/firstOf.ts";

/** The row of a lead in the caller's own batch. Throws `not-found`. */
export async function findBatchRow(ctx: RequestContext, batchId: string, leadId: string): Promise<BatchRow> {
  const batch = await findBatch(ctx, batchId);
  const row = await firstOf(
    ctx.database
      .select()
      .from(batchRows)
      .where(and(eq(batchRows.batchId, batch.id), eq(batchRows.leadId, leadId))),
  );
  if (!row) throw refusal("no-such-row");
  return row;
}
