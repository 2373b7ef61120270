import type { RequestContext } from "../context.ts";
import type { SalesforceApp } from "../salesforce/connect.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { LeadMatches } from "./leadMatches.ts";

interface Entry {
  matches: LeadMatches;
  /** Of the lead that was matched: a lead changed since is matched anew. */
  leadUpdatedAt: number;
  askedAt: number;
}

const maxAgeMs = 5 * 60_000;
const usersKeptMax = 500;
const leadsKeptMax = 20_000;

const caches = new WeakMap<SalesforceApp, Map<string, Map<string, Entry>>>();

/** What Salesforce said of leads' matches to this user; nobody else's rights show through it. */
export function matchCacheOf(ctx: RequestContext) {
  const entries = entriesOf(ctx);
  return {
    get(lead: Pick<LeadRow, "id" | "updatedAt">): LeadMatches | undefined {
      const entry = entries.get(lead.id);
      const isFresh =
        entry?.leadUpdatedAt === lead.updatedAt.getTime() && ctx.clock().getTime() - entry.askedAt < maxAgeMs;
      return isFresh ? entry.matches : undefined;
    },
    /** Who asks of the same leads while Salesforce is being asked waits for that answer: a panel asks for matches and draft at once. */
    asking(leads: LeadRow[], ask: () => Promise<LeadMatches[]>): Promise<LeadMatches[]> {
      const key = leads.map(({ id, updatedAt }) => `${id}:${updatedAt.getTime()}`).join();
      const underWay = searchesOf(entries);
      const search = underWay.get(key) ?? ask().finally(() => underWay.delete(key));
      underWay.set(key, search);
      return search;
    },
    set(lead: LeadRow, matches: LeadMatches): void {
      entries.delete(lead.id);
      entries.set(lead.id, {
        matches,
        leadUpdatedAt: lead.updatedAt.getTime(),
        askedAt: ctx.clock().getTime(),
      });
      dropOldest(entries, leadsKeptMax);
    },
  };
}

/** Searches under way, of one user: they go with what is known for the user. */
const searches = new WeakMap<Map<string, Entry>, Map<string, Promise<LeadMatches[]>>>();

function searchesOf(entries: Map<string, Entry>): Map<string, Promise<LeadMatches[]>> {
  const underWay = searches.get(entries) ?? new Map<string, Promise<LeadMatches[]>>();
  searches.set(entries, underWay);
  return underWay;
}

/** To be called when the caller has written to Salesforce: who is there has changed. */
export function forgetMatches(ctx: RequestContext): void {
  entriesOf(ctx).clear();
}

function entriesOf(ctx: RequestContext): Map<string, Entry> {
  let users = caches.get(ctx.salesforceApp);
  if (!users) caches.set(ctx.salesforceApp, (users = new Map<string, Map<string, Entry>>()));
  const key = `${ctx.caller.orgId}:${ctx.caller.userId}`;
  const entries = users.get(key) ?? new Map<string, Entry>();
  users.delete(key);
  users.set(key, entries);
  dropOldest(users, usersKeptMax);
  return entries;
}

/** Keeps the latest entries of a cache: a map is in the order in which its entries were set. */
export function dropOldest<Key, Value>(map: Map<Key, Value>, keep: number): void {
  for (const oldest of map.keys()) {
    if (map.size <= keep) return;
    map.delete(oldest);
  }
}
