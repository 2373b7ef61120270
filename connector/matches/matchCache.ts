import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { type CacheKind, together } from "../work/memory.ts";
import type { LeadMatches } from "./leadPerson.ts";

type MatchedLead = Pick<LeadRow, "id" | "updatedAt">;

const kept: CacheKind<LeadMatches> = { maxAgeMs: 5 * 60_000, max: 20_000 };
const underWay: CacheKind<Promise<LeadMatches[]>> = { max: 1_000 };

/**
 * Matches of leads as Salesforce answered this user. A lead that was changed is matched again, and each of
 * them once the CRM has changed for the user: see tellCrmChange.
 */
export function matchCacheOf({ memory, caller }: RequestContext) {
  const known = memory.perUser(kept, caller);
  const searches = memory.perUser(underWay, caller);
  const { crmChanges } = caller;
  const keyOf = ({ id, updatedAt }: MatchedLead) => `${id}:${updatedAt.getTime()}:${crmChanges}`;
  return {
    get: (lead: MatchedLead): LeadMatches | undefined => known.get(keyOf(lead)),
    /** Shares a search that is under way: the panel asks for matches and draft at the same time. */
    asking: (leads: LeadRow[], ask: () => Promise<LeadMatches[]>): Promise<LeadMatches[]> =>
      together(searches, leads.map(keyOf).join(), ask),
    set: (lead: MatchedLead, matches: LeadMatches): void => void known.set(keyOf(lead), matches),
  };
}
