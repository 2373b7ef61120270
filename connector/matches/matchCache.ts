import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { type CacheKind, together } from "../work/memory.ts";
import { forgetCreated, matchesKeptMs, mayMatchCreated, rememberCreated } from "./createdPeople.ts";
import { noticeCrmChange, tellCrmChange } from "./crmChanges.ts";
import type { LeadMatches, personOfLead } from "./leadPerson.ts";

type MatchedLead = Pick<LeadRow, "updatedAt"> & Parameters<typeof personOfLead>[0];

interface Kept {
  matches: LeadMatches;
  /** Until when no contact was made since that may be one of them, by `elapsedMs`. */
  holdsAt: number;
}

const kept: CacheKind<Kept> = { maxAgeMs: matchesKeptMs, max: 20_000 };
const underWay: CacheKind<Promise<LeadMatches[]>> = { max: 1_000 };

/** Matches of leads as Salesforce answered this user. */
export function matchCacheOf(ctx: RequestContext) {
  const { memory, caller } = ctx;
  const known = memory.perUser(kept, caller);
  if (noticeCrmChange(ctx)) known.clear();
  const searches = memory.perUser(underWay, caller);
  return {
    /** Not where the user has made a contact since that may be one of them. */
    get(lead: MatchedLead): LeadMatches | undefined {
      const entry = known.get(keyOf(lead));
      if (!entry || mayMatchCreated(ctx, lead, entry.holdsAt)) return undefined;
      entry.holdsAt = ctx.elapsedMs();
      return entry.matches;
    },
    /** Shares a search that is under way: the panel asks for matches and draft at the same time. */
    asking: (leads: LeadRow[], ask: () => Promise<LeadMatches[]>): Promise<LeadMatches[]> =>
      together(searches, leads.map(keyOf).join(), ask),
    /** `askedAt`: when Salesforce was asked, by `elapsedMs`. */
    set: (lead: MatchedLead, matches: LeadMatches, askedAt: number): void =>
      void known.set(keyOf(lead), { matches, holdsAt: askedAt }),
  };
}

/**
 * Call this after changing or deleting records in Salesforce as the caller, at whichever connector. See also
 * keepInMind.
 */
export async function forgetMatches(ctx: RequestContext): Promise<void> {
  await tellCrmChange(ctx);
  ctx.memory.perUser(kept, ctx.caller).clear();
}

/** The same after deleting the contact of a creation, for leads that it may have been a match of. */
export async function forgetMatchesWith(
  ctx: RequestContext,
  creationId: string,
  recordId: string,
): Promise<void> {
  forgetCreated(ctx, creationId);
  const cache = ctx.memory.perUser(kept, ctx.caller);
  if (await tellCrmChange(ctx)) cache.clear();
  else {
    cache.deleteThose(({ matches: { suggestions, total } }) => {
      const isCut = total > suggestions.length;
      return isCut || suggestions.some(({ record }) => record.id === recordId);
    });
  }
}

/** Call this after contacts were created as the caller: other connectors forget their matches. */
export async function keepInMind(ctx: RequestContext, made: readonly Creation[]): Promise<void> {
  if (made.length === 0) return;
  await rememberCreated(ctx, made);
  if (await tellCrmChange(ctx)) ctx.memory.perUser(kept, ctx.caller).clear();
}

/** A lead that was changed is matched again. */
function keyOf({ id, updatedAt }: Pick<LeadRow, "id" | "updatedAt">): string {
  return `${id}:${updatedAt.getTime()}`;
}
