import { and, asc, eq } from "drizzle-orm";
import { failureCauses, type FailedRow, type FailureCause } from "../batches/failureCauses.ts";
import { foundMatches } from "../batches/foundMatches.ts";
import type { RequestContext } from "../context.ts";
import { leads } from "../database/schema/leads.ts";
import { rehearsalRows } from "../database/schema/rehearsals.ts";
import type { ShownMatch } from "../leadPage/showMatch.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { findRehearsal } from "./findRehearsal.ts";

/** What leads would fail of. */
interface ForetoldCause extends Omit<FailureCause, "rows"> {
  /** Of all of them: whoever corrects the review corrects each. */
  leadIds: string[];
  rows: (FailedRow & { matches: ShownMatch[] })[];
}

/**
 * What leads of a rehearsal would fail of, as a batch tells it. Of a duplicate it names whom the review has
 * found, as far as that is remembered: what Salesforce answers to many records at once does not say of which
 * record one is a duplicate (REST API, sObject Collections: SaveResult). Throws `not-found`.
 */
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
    .orderBy(asc(rehearsalRows.position));
  const causes = await failureCauses(ctx, rehearsal, found);
  const leadsById = new Map(found.flatMap(({ lead }) => (lead ? [[lead.id, lead] as const] : [])));
  const matches = await foundMatches(
    ctx,
    causes
      .filter(({ shown }) => shown.problem.code === "duplicate-detected")
      .flatMap(({ shown }) => shown.rows.flatMap(({ leadId }) => leadsById.get(leadId) ?? [])),
  );
  return causes.map(({ shown, leadIds }) => ({
    ...shown,
    leadIds,
    rows: shown.rows.map((row) => ({ ...row, matches: matches.get(row.leadId) ?? [] })),
  }));
}
