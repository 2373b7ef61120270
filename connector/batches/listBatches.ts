import { and, desc, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { batches } from "../database/schema/batches.ts";
import { showBatch, type BatchStatus } from "./showBatch.ts";

/** The caller's latest batches, newest first. */
export function listBatches(ctx: RequestContext): BatchStatus[] {
  const { orgId, userId } = ctx.caller;
  return ctx.database
    .select()
    .from(batches)
    .where(and(eq(batches.orgId, orgId), eq(batches.userId, userId)))
    .orderBy(desc(batches.createdAt))
    .limit(listedMax)
    .all()
    .map((batch) => showBatch(ctx, batch));
}

const listedMax = 50;
