import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { lookupRecords, type LookupRecord } from "../salesforce/lookupRecords.ts";
import { contactDescribe, objectDescribe } from "../describe/contactDescribe.ts";
import { withFreshDescribe } from "../describe/withFreshDescribe.ts";
import { contactForm } from "./contactForm.ts";
import { searchText } from "../salesforce/searchText.ts";

/**
 * Records to choose from in a lookup field of the contact form, for what has been typed; the first by name where nothing is. Only of
 * objects that a field of the form refers to: `not-found` for others. Throws `request-invalid` for texts that Salesforce does
 * not search for, `insufficient-access` where the user may not see the object.
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
  if (contactForm(contact).some(({ referenceTo }) => referenceTo?.includes(object))) return;
  throw new AppError("not-found", { detail: `No field of the contact form looks up ${object}.` });
}

function readableObject(ctx: RequestContext, name: string): Promise<ObjectDescribe> {
  return withFreshDescribe(
    (options) => objectDescribe(ctx, name, options),
    (describe) => requireReadable(describe, name),
  );
}

function requireReadable(describe: ObjectDescribe | null, name: string): ObjectDescribe {
  if (describe?.queryable) return describe;
  throw new AppError("insufficient-access", {
    reason: "no-read",
    values: [name],
    detail: `You have no access to ${name} records in Salesforce, one of which the org requires on each contact.`,
    action: `Ask an admin for Read on ${name}.`,
  });
}
