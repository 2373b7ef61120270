import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { rehearsals, type Rehearsal } from "../database/schema/rehearsals.ts";
import { refusal } from "../reasons/refusal.ts";
import { firstOf } from "../database/firstOf.ts";

/** The caller's own rehearsal. Throws `not-found`, also for those of others. */
export async function findRehearsal(ctx: RequestContext, id: string): Promise<Rehearsal> {
  const { orgId, userId } = ctx.caller;
  const rehearsal = await firstOf(
    ctx.database
      .select()
      .from(rehearsals)
      .where(and(eq(rehearsals.id, id), eq(rehearsals.orgId, orgId), eq(rehearsals.userId, userId))),
  );
  if (!rehearsal) throw refusal("no-such-rehearsal");
  return rehearsal;
}
