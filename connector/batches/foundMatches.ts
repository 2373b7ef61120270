import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { showMatch, type ShownMatch } from "../leadPage/showMatch.ts";
import { knownMatches } from "../matches/matchLeads.ts";

/** Of each lead so many are shown. */
const matchesMax = 3;

/**
 * Whom leads may be duplicates of, by the lead's id, where Salesforce names nobody: those that were found for
 * the lead, as far as that is remembered. No API call.
 */
export async function foundMatches(
  ctx: RequestContext,
  people: LeadRow[],
): Promise<Map<string, ShownMatch[]>> {
  const known = await knownMatches(ctx, people);
  return new Map(
    people.map((lead) => {
      const first = (known.get(lead.id) ?? []).slice(0, matchesMax);
      return [lead.id, first.map(({ record, ...why }) => showMatch(ctx, record, why, lead))];
    }),
  );
}
