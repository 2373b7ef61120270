import type { RequestContext } from "../context.ts";
import { nameOfObject } from "../reasons/names.ts";
import { refusal } from "../reasons/refusal.ts";
import { describeDatedObjects, describeObjects, hasChangedSince } from "../salesforce/describe.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { withRecordType } from "../salesforce/recordTypePicklists.ts";
import { knownToCaller, rememberForCaller, type RememberOptions } from "./rememberForCaller.ts";

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
  /** The time of the describe by Salesforce's clock; null where unknown. */
  describedAt: Date | null;
}

const contactKey = "contact";

const objects = ["Contact", "OpportunityContactRole", "Account", "Opportunity", "Lead"] as const;

/**
 * Describes, for the caller, every object that matching and creating contacts need. One API call (two where
 * the user's contacts have a record type), then none for five minutes.
 */
export function contactDescribe(
  ctx: RequestContext,
  options: RememberOptions = {},
): Promise<ContactDescribe> {
  return rememberForCaller(ctx, contactKey, () => readFromSalesforce(ctx), options);
}

/** Whether the caller may not delete contacts, as far as the last minutes have told. No API call. */
export async function mayNotDelete(ctx: RequestContext): Promise<boolean> {
  const known = await knownToCaller<ContactDescribe>(ctx, contactKey)?.catch(() => undefined);
  return known?.contact.deletable === false;
}

/**
 * Describes Contact again if the org has changed since. One API call with a nearly empty answer; another one
 * if the org has changed.
 */
export async function confirmContactDescribe(ctx: RequestContext): Promise<void> {
  const { describedAt } = await contactDescribe(ctx);
  const isCurrent = describedAt === null || !(await hasChangedSince(ctx.salesforce, "Contact", describedAt));
  if (!isCurrent) await contactDescribe(ctx, { changed: true });
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

async function readFromSalesforce(ctx: RequestContext): Promise<ContactDescribe> {
  const { objects: found, describedAt } = await describeDatedObjects(ctx.salesforce, objects);
  if (!found.Contact) {
    throw refusal("no-read", { values: { object: nameOfObject("Contact") } });
  }
  return {
    contact: await withRecordType(ctx.salesforce, found.Contact),
    role: found.OpportunityContactRole,
    account: found.Account,
    opportunity: found.Opportunity,
    salesforceLead: found.Lead,
    describedAt,
  };
}
