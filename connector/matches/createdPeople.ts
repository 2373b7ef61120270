import { inArray, type Placeholder } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { allOfIds } from "../database/prepared.ts";
import type { DatabaseHandle } from "../database/database.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { leads } from "../database/schema/leads.ts";
import { compare } from "../matching/people/levels.ts";
import { indexPeople } from "../matching/people/indexPeople.ts";
import { normalizePerson } from "../matching/people/normalizePerson.ts";
import { score } from "../matching/people/score.ts";
import type { CacheKind } from "../work/memory.ts";
import { personOfLead } from "./leadPerson.ts";

/** People whose contacts a user has just made: what Salesforce answered before does not have them. */
interface CreatedPeople {
  index: ReturnType<typeof indexPeople>;
  /** When each was made, by `elapsedMs`. */
  times: number[];
  /** The creation that made each. */
  creationIds: string[];
  /** Of those who were made until then some may be missing. */
  missingUntil: number;
}

/** As long as matches are kept. */
export const matchesKeptMs = 5 * 60_000;

/** With more, looking for them would take longer than asking Salesforce. */
const peopleMax = 1_000;

const created: CacheKind<CreatedPeople> = { max: 1, maxAgeMs: matchesKeptMs, usersMax: 50 };
/** When the last one was made, also where the people are kept no more. */
const lastMade: CacheKind<number> = { max: 1, maxAgeMs: matchesKeptMs };
const key = "";

/** Remembers the contacts of creations. */
export async function rememberCreated(ctx: RequestContext, made: readonly Creation[]): Promise<void> {
  if (made.length === 0) return;
  const { memory, caller } = ctx;
  const now = ctx.elapsedMs();
  const last = memory.perUser(lastMade, caller);
  const people = memory.perUser(created, caller);
  const before = last.get(key) ?? -Infinity;
  last.set(key, now);
  const ids = made.map(({ leadId }) => leadId);
  const byId = new Map((await allOfIds(ctx.database, leadsOf, ids)).map((lead) => [lead.id, lead]));
  // Others may have been remembered meanwhile. From here on nothing is waited for.
  const lastNow = last.get(key) ?? now;
  const { index, times, creationIds, missingUntil } = people.get(key) ?? {
    ...nobody(),
    missingUntil: lastNow === now ? before : lastNow,
  };
  const forget = () => void people.set(key, { ...nobody(), missingUntil: lastNow });
  if (times.length + made.length > peopleMax) return forget();
  for (const { id, leadId, contact } of made) {
    const lead = byId.get(leadId);
    // Nobody looks for matches of a lead that has gone, but others may match its contact.
    if (!lead) return forget();
    const typed = (field: string, own: string | null) => {
      const value = contact?.[field];
      return typeof value === "string" ? value : own;
    };
    const names = {
      firstName: typed("FirstName", lead.firstName) ?? "",
      lastName: typed("LastName", lead.lastName) ?? "",
    };
    index.add(personOfLead({ ...lead, ...names, email: typed("Email", lead.email) }));
    times.push(now);
    creationIds.push(id);
  }
  people.set(key, { index, times, creationIds, missingUntil });
}

const nobody = () => ({ index: indexPeople(), times: [], creationIds: [] });

/** Call this where a creation's contact is gone: what Salesforce answered before it was made holds again. */
export function forgetCreated({ memory, caller }: RequestContext, creationId: string): void {
  const people = memory.perUser(created, caller).get(key);
  const at = people?.creationIds.indexOf(creationId) ?? -1;
  if (people && at >= 0) people.times[at] = -Infinity;
}

/** Whether one of them that was made since may be a lead's match. */
export function mayMatchCreated(
  ctx: RequestContext,
  lead: Parameters<typeof personOfLead>[0],
  since: number,
): boolean {
  const { memory, caller } = ctx;
  const last = memory.perUser(lastMade, caller).get(key);
  if (last === undefined || last < since) return false;
  const people = memory.perUser(created, caller).get(key);
  if (!people || since <= people.missingUntil) return true;
  const prepared = normalizePerson(personOfLead(lead));
  return people.index.near(prepared).some((index) => {
    if ((people.times[index] ?? 0) < since) return false;
    const evidence = compare(prepared, people.index.at(index));
    return evidence !== null && score(evidence) !== null;
  });
}

const leadsOf = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle.select().from(leads).where(inArray(leads.id, ids)).prepare();
