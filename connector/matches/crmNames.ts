import { type Cache, type CacheKind, remember } from "../work/memory.ts";
import { type Patience, unlessHidden } from "../salesforce/patience.ts";
import type { RequestContext } from "../context.ts";
import type { ContactDescribe } from "../form/contactDescribe.ts";
import { countPart, noNames, readCounts, type NameCounts } from "../matching/names/termFrequency.ts";
import { countContactNames } from "../salesforce/countContactNames.ts";
import { findAccountsElsewhere } from "../salesforce/accountPlaces.ts";
import type { FoundAccount } from "../salesforce/accounts.ts";
import type { OrgPlans } from "./findPlans.ts";

/** How long an answer is kept by whoever asks so. */
const dayMs = 24 * 60 * 60_000;

/** For fewer leads it isn't worth a call of its own. */
const leadsMin = 20;

const key = "answer";

/**
 * What helps to find all leads of a user and changes little: as of the last day. Null where nobody has asked
 * and the leads are few, or where Salesforce does not say in time.
 */
async function askDaily<Answer>(
  cache: Cache<Promise<Answer>>,
  { leads, patience }: { leads: number; patience: Patience },
  ask: () => Promise<Answer>,
): Promise<Answer | null> {
  if (leads < leadsMin && cache.get(key) === undefined) return null;
  return await patience.orNull(remember(cache, key, ask));
}

const known: CacheKind<Promise<NameCounts | null>> = { maxAgeMs: dayMs, max: 1, usersMax: 500 };

/**
 * How often names occur among the contacts that the caller sees, as of the last day. Undefined where nobody
 * has asked and the leads are few, or where Salesforce does not say in time: then what names suggest counts.
 */
export async function crmNames(
  ctx: RequestContext,
  { contact }: Pick<ContactDescribe, "contact">,
  waiting: { leads: number; patience: Patience },
): Promise<NameCounts | undefined> {
  const cache = ctx.memory.perUser(known, ctx.caller);
  return (await askDaily(cache, waiting, () => askNames(ctx, contact))) ?? undefined;
}

async function askNames(
  ctx: RequestContext,
  contact: ContactDescribe["contact"],
): Promise<NameCounts | null> {
  if (!contact?.queryable) return null;
  const { first, last } = await unlessHidden(() => countContactNames(ctx.salesforce, contact), {
    first: null,
    last: null,
  });
  if (!last) return null;
  const counted = noNames();
  for (const { name, contacts } of last) countPart(counted, "family", name, contacts);
  for (const { name, contacts } of first ?? []) countPart(counted, "given", name, contacts);
  // Of more names than a query answers, the commonest stand for all.
  counted.people = last.reduce((sum, { contacts }) => sum + contacts, 0);
  return readCounts(counted);
}

const recalled: CacheKind<Promise<FoundAccount[]>> = { maxAgeMs: dayMs, max: 1, usersMax: 50 };

/**
 * Accounts whose names are in another alphabet than Latin, as of the last day. None in orgs that are so big
 * that the search takes long, and where nobody has asked and the leads are few.
 */
export async function accountsElsewhere(
  ctx: RequestContext,
  { account }: Pick<ContactDescribe, "account">,
  { plans, ...waiting }: { leads: number; plans: OrgPlans; patience: Patience },
): Promise<FoundAccount[]> {
  if (!account?.queryable || plans.bigObjects.size > 0) return [];
  const cache = ctx.memory.perUser(recalled, ctx.caller);
  const ask = () => unlessHidden(() => findAccountsElsewhere(ctx.salesforce, account), []);
  return (await askDaily(cache, waiting, ask)) ?? [];
}
