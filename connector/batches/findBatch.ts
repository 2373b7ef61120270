import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { refusal } from "../reasons/refusal.ts";
import { firstOf } from "../database/firstOf.ts";

/** The caller's own batch. Throws `not-found`, also for batches of others. */
export async function findBatch(ctx: RequestContext, id: string): Promise<Batch> {
  const { orgId, userId } = ctx.caller;
  const batch = await firstOf(
    ctx.database
      .select()
      .from(batches)
      .where(and(eq(batches.id, id), eq(batches.orgId, orgId), eq(batches.userId, userId))),
  );
  if (!batch) throw refusal("no-such-batch");
  return batch;
}
