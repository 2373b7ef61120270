import { and, asc, eq } from "drizzle-orm";
import { failureCauses, type FailureCause } from "../batches/failureCauses.ts";
import type { RequestContext } from "../context.ts";
import { leads } from "../database/schema/leads.ts";
import { rehearsalRows } from "../database/schema/rehearsals.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { findRehearsal } from "./findRehearsal.ts";

/** What leads would fail of, with all of them: whoever mends the review mends each. */
type ForetoldCause = FailureCause & { leadIds: string[] };

/** What leads of a rehearsal would fail of, as a batch tells it. Throws `not-found`. */
export async function listRehearsalFailures(
  ctx: RequestContext,
  rehearsalId: string,
): Promise<ForetoldCause[]> {
  const rehearsal = await findRehearsal(ctx, rehearsalId);
  const found = await ctx.database
    .select({ row: rehearsalRows, lead: leads })
    .from(rehearsalRows)
    .leftJoin(leads, and(eq(leads.id, rehearsalRows.leadId), visibleLeads(ctx)))
    .where(and(eq(rehearsalRows.rehearsalId, rehearsal.id), eq(rehearsalRows.state, "would-fail")))
    .orderBy(asc(rehearsalRows.position))
    .all();
  const causes = await failureCauses(ctx, rehearsal, found);
  return causes.map(({ shown, leadIds }) => ({ ...shown, leadIds }));
}
