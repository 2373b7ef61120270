import type { RequestContext } from "../context.ts";
import { countName, noNames, readCounts, type NameCounts } from "../matching/names/termFrequency.ts";
import { mayBeOneOf } from "../matching/people/mayBeOneOf.ts";
import type { Person } from "../matching/person.ts";
import { eachInTurns } from "../work/inTurns.ts";
import { kindName } from "../salesforce/candidates/candidateSearch.ts";
import { callsToRead, readEverybody, type WholeObject } from "../salesforce/candidates/readEverybody.ts";
import { areNamesEncrypted, crmQueries, type CrmObjects } from "../salesforce/crmQueries.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import type { Patience } from "../salesforce/patience.ts";
import type { OrgPlans } from "./findPlans.ts";
import { personOfRecord } from "./leadPerson.ts";
import type { CacheKind } from "../work/memory.ts";

interface Everybody {
  /** Who may be one of the people. */
  records: CrmRecord[];
  /** Of all contacts, where they were read. */
  counts: NameCounts | null;
  /** The objects that are still to be searched. */
  left: CrmObjects;
}

/** For fewer leads, SOSL takes hardly more calls, and less time. */
const leadsMin = 20;
/** So many leads are worth a call, up to a number of calls: SOSL takes about as many, and two more. */
const leadsPerCall = 100;
const callsMax = 5;
/** More pairs take seconds and hundreds of megabytes: many leads of a name that thousands have. */
const pairsMax = 200_000;

/**
 * Everybody in the objects whose names the org encrypts, where they are few enough to be read in fewer calls
 * than it takes to search for the people by SOSL, which finds whole words only, but not thousands of a name.
 * No API call in other orgs.
 */
export async function everybodyNear(
  ctx: RequestContext,
  objects: CrmObjects,
  people: Person[],
  { plans, patience }: { plans: OrgPlans; patience: Patience },
): Promise<Everybody> {
  const whole = objectsToRead(ctx, objects, plans, people.length);
  if (whole.length === 0) return { records: [], counts: null, left: objects };
  patience.start();
  const { read, near } = mayBeOneOf(people);
  const records = new Map<string, CrmRecord>();
  const counted = noNames();
  const seen = new Set<string>();
  let pairs = 0;
  const isRead = await readEverybody(ctx.salesforce, whole, patience, async (some) => {
    await eachInTurns(some, (record) => {
      if (pairs > pairsMax || seen.has(record.id)) return;
      seen.add(record.id);
      const person = read(personOfRecord(record));
      if (record.object === "Contact") countName(counted, person.name);
      const nearBy = near(person);
      pairs += nearBy;
      if (nearBy > 0) records.set(record.id, record);
    });
    return pairs > pairsMax ? "enough" : "more";
  });
  if (pairs > pairsMax) return { records: [], counts: null, left: objects };
  const names = whole.map(({ query }) => query.object);
  lateKindsOf(ctx).learn({
    inTime: isRead.map(kindOf),
    late: names.filter((name) => !isRead.includes(name)).map(kindOf),
  });
  return {
    records: [...records.values()],
    counts: isRead.includes("Contact") ? readCounts(counted) : null,
    left: {
      ...objects,
      ...(isRead.includes("Contact") && { contact: null }),
      ...(isRead.includes("Lead") && { salesforceLead: null }),
    },
  };
}

const kindOf = (object: string): string => kindName(object, "Everybody");

/** All objects whose names are encrypted or none, as SOSL searches for both in the same calls. */
function objectsToRead(
  ctx: RequestContext,
  objects: CrmObjects,
  { sizes }: OrgPlans,
  leads: number,
): WholeObject[] {
  if (leads < leadsMin) return [];
  const late = lateKindsOf(ctx);
  const encrypted = crmQueries(objects).filter((query) => areNamesEncrypted(objects, query));
  const whole = encrypted.flatMap((query): WholeObject[] => {
    const size = sizes.get(query.object);
    return size === undefined || late.has(kindOf(query.object)) ? [] : [{ query, size }];
  });
  const isFew = callsToRead(whole) <= Math.min(callsMax, Math.ceil(leads / leadsPerCall));
  return isFew && whole.length === encrypted.length ? whole : [];
}

const dayMs = 24 * 60 * 60_000;
/** By org and kind of condition. */
const late: CacheKind<true> = { maxAgeMs: dayMs, max: 1_000 };

/**
 * Remembers for a day which kinds of condition (such as `Contact.LastName`) exceeded the time limit of an
 * org's search for other spellings. They are then sent in calls of their own, so that they do not delay the
 * others. If a call with several kinds is late, all of them count as late, because Salesforce does not say
 * which was slow. A kind that is answered in time on its own is forgotten, and shares calls again.
 */
export function lateKindsOf({ memory, caller }: RequestContext) {
  const cache = memory.shared(late);
  const keyOf = (kind: string) => `${caller.orgId} ${kind}`;
  return {
    has: (kind: string): boolean => cache.get(keyOf(kind)) !== undefined,
    learn({ inTime, late: kinds }: { inTime: string[]; late: string[] }): void {
      for (const kind of inTime) cache.delete(keyOf(kind));
      for (const kind of kinds) cache.set(keyOf(kind), true);
    },
  };
}
