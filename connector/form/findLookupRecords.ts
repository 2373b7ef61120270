import type { RequestContext } from "../context.ts";
import { nameOfObject } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { lookupRecords, type LookupRecord, searchText } from "../salesforce/suggest.ts";
import { contactDescribe, objectDescribe, withFreshAnswer } from "./contactDescribe.ts";
import { noRules } from "./contactFields.ts";
import { contactForm } from "./contactForm.ts";

/**
 * Records for a lookup field of the contact form whose name begins with the text; without a text, the first
 * by name. Only for objects that a form field refers to, otherwise `not-found`. Throws `request-invalid` for
 * a text that Salesforce does not search for, and `insufficient-access` where the user may not see the
 * object.
 */
export async function findLookupRecords(
  ctx: RequestContext,
  object: string,
  text: string,
): Promise<LookupRecord[]> {
  const query = searchText(text);
  await requireInForm(ctx, object);
  return lookupRecords(ctx.salesforce, await readableObject(ctx, object), query);
}

async function requireInForm(ctx: RequestContext, object: string): Promise<void> {
  const { contact } = await contactDescribe(ctx);
  if (contactForm(contact, noRules).some(({ referenceTo }) => referenceTo?.includes(object))) return;
  throw refusal("not-in-form", { values: { object: nameOfObject(object) } });
}

function readableObject(ctx: RequestContext, name: string): Promise<ObjectDescribe> {
  return withFreshAnswer(
    (options) => objectDescribe(ctx, name, options),
    (describe) => requireReadable(describe, name),
  );
}

function requireReadable(describe: ObjectDescribe | null, name: string): ObjectDescribe {
  if (describe?.queryable) return describe;
  throw refusal("no-read-required", { values: { object: nameOfObject(name, describe) } });
}
