import { storedSetting } from "../signIn/storedSetting.ts";
import type { RequestContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { nameOfObject } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";
import {
  describeDatedObjects,
  describeObjects,
  findsChangeSince,
  hasChangedSince,
  choosingRecordType,
  withRecordType,
} from "../salesforce/describe.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { type Cache, type CacheKind, remember } from "../work/memory.ts";

/**
 * The org as a user sees it, as far as creating contacts needs it. Null for an object that the user may not
 * see.
 */
export interface ContactDescribe {
  contact: ObjectDescribe;
  role: ObjectDescribe | null;
  account: ObjectDescribe | null;
  opportunity: ObjectDescribe | null;
  /** Salesforce's Lead object, where matches are looked for, too. */
  salesforceLead: ObjectDescribe | null;
  /** Which accounts are in which sales territory; null where the org has none. */
  territory: ObjectDescribe | null;
  /** The time of the describe by Salesforce's clock; null where unknown. */
  describedAt: Date | null;
}

const contactKey = "contact";

/** That the org was asked whether it has changed: a rep who opens a lead mostly adds it within a minute. */
const confirmed: CacheKind<Promise<void>> = { maxAgeMs: 60_000, max: 1, usersMax: 2_000 };

const objects = [
  "Contact",
  "OpportunityContactRole",
  "Account",
  "Opportunity",
  "Lead",
  "ObjectTerritory2Association",
] as const;

/**
 * Describes, for the caller, every object that matching and creating contacts need. One API call (two where
 * the user's contacts have a record type), then none for five minutes.
 */
export function contactDescribe(
  ctx: RequestContext,
  options: RememberOptions = {},
): Promise<ContactDescribe> {
  return rememberForCaller(ctx, contactKey, () => readFromSalesforce(ctx, options), options);
}

const objectsKey = "objects";
/** What record pages have asked is good for a form that is opened right after. */
const objectsAgeMsMax = 60_000;

/**
 * The same without the picklists of the record type of new contacts, which only a form needs: never more than
 * one API call.
 */
export async function crmDescribe(ctx: RequestContext): Promise<ContactDescribe> {
  const known = await knownDescribe(ctx);
  if (known) return known;
  const found = await rememberForCaller(ctx, objectsKey, () => readObjects(ctx));
  // Then there is nothing to add for a form.
  if (found.contact.recordTypeId === null && found.contact.recordTypes.length === 0)
    await rememberForCaller(ctx, contactKey, () => Promise.resolve(found));
  return found;
}

/** What `crmDescribe` gives, as far as the last minutes have told it. No API call. */
export async function knownObjects(ctx: RequestContext): Promise<ContactDescribe | undefined> {
  const known = await knownDescribe(ctx);
  return known ?? (await knownToCaller<ContactDescribe>(ctx, objectsKey)?.catch(() => undefined));
}

/** The same as the last minutes have told it; undefined where nobody has asked. No API call. */
async function knownDescribe(ctx: RequestContext): Promise<ContactDescribe | undefined> {
  return await knownToCaller<ContactDescribe>(ctx, contactKey)?.catch(() => undefined);
}

/** Whether the caller may not delete contacts, as far as the last minutes have told. No API call. */
export async function mayNotDelete(ctx: RequestContext): Promise<boolean> {
  return (await knownDescribe(ctx))?.contact.deletable === false;
}

/**
 * Describes Contact again if the org has changed since, unless it was asked within the last minute. One API
 * call with a nearly empty answer; another one if the org has changed.
 */
export function confirmContactDescribe(ctx: RequestContext): Promise<void> {
  return confirm(ctx, hasChangedSince);
}

/** The same as part of a call that is made anyway. Failures are ignored: a creation asks again. */
export async function confirmAlong(ctx: RequestContext): Promise<void> {
  try {
    await confirm(ctx, findsChangeSince);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

function confirm(ctx: RequestContext, hasChanged: typeof hasChangedSince): Promise<void> {
  return remember(ctx.memory.perUser(confirmed, ctx.caller), contactKey, async () => {
    const { describedAt } = await contactDescribe(ctx);
    if (describedAt === null || !(await hasChanged(ctx.salesforce, "Contact", describedAt))) return;
    await contactDescribe(ctx, { changed: true });
  });
}

/**
 * Salesforce has refused what the describe allows: it is asked at once whether the org has changed. Where it
 * is access that was missing, the describe is read anew, so that nobody is offered what is refused again.
 */
export function doubtContactDescribe(
  ctx: Pick<RequestContext, "memory" | "caller">,
  error: AppError | null,
): void {
  ctx.memory.perUser(confirmed, ctx.caller).clear();
  if (error === null || !policyOf(error).dependsOnDescribe) return;
  for (const key of [contactKey, objectsKey]) forgetForCaller(ctx, key);
}

/**
 * The describe of another object; null where the user may not see it. One API call, then none for five
 * minutes.
 */
export async function objectDescribe(
  ctx: RequestContext,
  name: string,
  options: RememberOptions = {},
): Promise<ObjectDescribe | null> {
  const read = () => describeObjects(ctx.salesforce, [name]);
  const found = await rememberForCaller(ctx, `object ${name}`, read, options);
  return found[name] ?? null;
}

async function readFromSalesforce(ctx: RequestContext, options: RememberOptions): Promise<ContactDescribe> {
  const isAnew = options.recheck === true || options.changed === true;
  const asked = isAnew ? options : { ageMsMax: objectsAgeMsMax };
  const found = await rememberForCaller(ctx, objectsKey, () => readObjects(ctx), asked);
  const contact = choosingRecordType(found.contact, await chosenRecordType(ctx));
  return { ...found, contact: await withRecordType(ctx.salesforce, contact) };
}

/** What an admin has chosen for contacts. */
async function chosenRecordType({ database, caller }: RequestContext): Promise<string | null> {
  const chosen = await storedSetting(database, caller.orgId, "contactRecordType");
  return typeof chosen === "string" ? chosen : null;
}

async function readObjects(ctx: RequestContext): Promise<ContactDescribe> {
  const { objects: found, describedAt } = await describeDatedObjects(ctx.salesforce, objects);
  if (!found.Contact) {
    throw refusal("no-read", { values: { object: nameOfObject("Contact") } });
  }
  return {
    contact: found.Contact,
    role: found.OpportunityContactRole,
    account: found.Account,
    opportunity: found.Opportunity,
    salesforceLead: found.Lead,
    territory: found.ObjectTerritory2Association,
    describedAt,
  };
}

/**
 * Checks something against the org's describe. Where the check refuses because of the describe, the org is
 * asked again first, so that what an admin has just fixed does not refuse any more. `isRefused` is for checks
 * that return their refusals instead of throwing them.
 */
export function withFreshDescribe<T>(
  ctx: RequestContext,
  check: (describe: ContactDescribe) => T | Promise<T>,
  isRefused?: (checked: T) => boolean,
): Promise<T> {
  return withFreshAnswer((options) => contactDescribe(ctx, options), check, isRefused);
}

/** The same with another cached answer. */
export async function withFreshAnswer<Answer, T>(
  ask: (options: RememberOptions) => Promise<Answer>,
  check: (answer: Answer) => T | Promise<T>,
  isRefused: (checked: T) => boolean = () => false,
): Promise<T> {
  const known = await ask({});
  try {
    const checked = await check(known);
    if (!isRefused(checked)) return checked;
  } catch (error) {
    if (!(error instanceof AppError && policyOf(error).dependsOnDescribe)) throw error;
  }
  return check(await ask({ recheck: true }));
}

export interface RememberOptions {
  /** Asks again if the answer is older than a few seconds: it is about to refuse something. */
  recheck?: boolean;
  /** Asks again, because Salesforce said that something has changed. */
  changed?: boolean;
  /** Asks again if the answer is older than this. */
  ageMsMax?: number;
}

/** Cache of what Salesforce says of itself. An admin's change shows after this at the latest. */
const maxAgeMs = 5 * 60_000;
/** An answer that refuses something is asked for again sooner: an admin may just have fixed it. */
const maxAgeBlockingMs = 5_000;

const describes: CacheKind<Promise<unknown>> = { maxAgeMs, max: 50, usersMax: 2_000 };

/** What the last minutes have told, without asking again. */
function knownToCaller<T>(ctx: RequestContext, what: string): Promise<T> | undefined {
  return (ctx.memory.perUser(describes, ctx.caller) as Cache<Promise<T>>).get(what);
}

/** It is asked for again by whoever needs it next. */
function forgetForCaller({ memory, caller }: Pick<RequestContext, "memory" | "caller">, what: string): void {
  memory.perUser(describes, caller).delete(what);
}

/**
 * The result of `read` from a few minutes ago, or a new one. Each user has their own, because field-level
 * security differs. Failures are not cached.
 */
export function rememberForCaller<T>(
  ctx: RequestContext,
  what: string,
  read: () => Promise<T>,
  { recheck = false, changed = false, ageMsMax }: RememberOptions = {},
): Promise<T> {
  // Only this function writes under the key, and always the result of the same `read`.
  const cache = ctx.memory.perUser(describes, ctx.caller) as Cache<Promise<T>>;
  if (changed) cache.delete(what);
  return remember(cache, what, read, recheck ? maxAgeBlockingMs : ageMsMax);
}
