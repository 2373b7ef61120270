import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { showMatch, type ShownMatch } from "../leadPage/showMatch.ts";
import { knownMatches } from "../matches/matchLeads.ts";

/** How many records are shown for each lead. */
const matchesMax = 3;

/**
 * The records that leads may be duplicates of, by lead id. Salesforce does not name them, so these are the
 * matches that are still remembered. No API call.
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
