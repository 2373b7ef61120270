import type { RequestContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { remember, type CacheKind } from "../memory.ts";
import { nameOfObject } from "../reasons/names.ts";
import { refusal } from "../reasons/refusal.ts";
import {
  describeDatedObjects,
  describeObjects,
  findsChangeSince,
  hasChangedSince,
} from "../salesforce/describe.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { withRecordType } from "../salesforce/recordTypePicklists.ts";
import {
  forgetForCaller,
  knownToCaller,
  rememberForCaller,
  type RememberOptions,
} from "./rememberForCaller.ts";

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
  if (found.contact.defaultRecordTypeId === null)
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
  return { ...found, contact: await withRecordType(ctx.salesforce, found.contact) };
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
