import { and, desc, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { batches } from "../database/schema/batches.ts";
import { showBatch, type BatchStatus } from "./showBatch.ts";
import { mapInTurns } from "../inTurns.ts";

/** The caller's latest batches, newest first. */
export async function listBatches(ctx: RequestContext): Promise<BatchStatus[]> {
  const { orgId, userId } = ctx.caller;
  const listed = await ctx.database
    .select()
    .from(batches)
    .where(and(eq(batches.orgId, orgId), eq(batches.userId, userId)))
    .orderBy(desc(batches.createdAt))
    .limit(listedMax);
  return mapInTurns(listed, (batch) => showBatch(ctx, batch));
}

const listedMax = 50;
