import { and, asc, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { batchRows } from "../database/schema/batches.ts";
import { leads } from "../database/schema/leads.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { failureCauses, type FailureCause } from "./failureCauses.ts";
import { findBatch } from "./findBatch.ts";

/** Why leads of a batch failed, the most frequent cause first. Throws `not-found`. */
export async function listFailures(ctx: RequestContext, batchId: string): Promise<FailureCause[]> {
  const batch = await findBatch(ctx, batchId);
  const found = await ctx.database
    .select({ row: batchRows, lead: leads })
    .from(batchRows)
    .leftJoin(leads, and(eq(leads.id, batchRows.leadId), visibleLeads(ctx)))
    .where(and(eq(batchRows.batchId, batch.id), eq(batchRows.state, "failed")))
    .orderBy(asc(batchRows.position));
  return (await failureCauses(ctx, batch, found)).map(({ shown }) => shown);
}
