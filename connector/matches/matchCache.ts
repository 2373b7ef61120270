import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { together, type CacheKind } from "../memory.ts";
import type { LeadMatches } from "./leadMatches.ts";

type MatchedLead = Pick<LeadRow, "id" | "updatedAt">;

const kept: CacheKind<LeadMatches> = { maxAgeMs: 5 * 60_000, max: 20_000 };
const underWay: CacheKind<Promise<LeadMatches[]>> = { max: 1_000 };

/** Matches of leads as Salesforce answered this user. */
export function matchCacheOf({ memory, caller }: RequestContext) {
  const known = memory.perUser(kept, caller);
  const searches = memory.perUser(underWay, caller);
  return {
    get: (lead: MatchedLead): LeadMatches | undefined => known.get(keyOf(lead)),
    /** Shares a search that is under way: the panel asks for matches and draft at the same time. */
    asking: (leads: LeadRow[], ask: () => Promise<LeadMatches[]>): Promise<LeadMatches[]> =>
      together(searches, leads.map(keyOf).join(), ask),
    set: (lead: MatchedLead, matches: LeadMatches): void => void known.set(keyOf(lead), matches),
  };
}

/** Call this after writing to Salesforce as the caller. */
export function forgetMatches({ memory, caller }: RequestContext): void {
  memory.perUser(kept, caller).clear();
}

/** A lead that was changed is matched again. */
function keyOf({ id, updatedAt }: MatchedLead): string {
  return `${id}:${updatedAt.getTime()}`;
}
