import { createHash } from "node:crypto";
import type { FieldDescribe, ObjectDescribe } from "./describeTypes.ts";
import { isPackageName } from "./packageName.ts";

/** Characters of the value: fits the package's Text(64) field, and 160 bits do not collide. */
const length = 40;

/**
 * What the package's external-id field on Contact holds for a lead: the same for every colleague who has the
 * same LinkedIn person, so that Salesforce's unique index refuses a second contact whoever makes it. Without
 * a profile URL the lead's own id has to do.
 */
export function externalLeadId(lead: { id: string; profileUrl: string | null }): string {
  const key = lead.profileUrl === null ? `lead:${lead.id}` : `profile:${lead.profileUrl}`;
  return createHash("sha256").update(key).digest("hex").slice(0, length);
}

/** The package's unique field on Contact, as far as the user sees it. */
export function leadIdField(contact: Pick<ObjectDescribe, "fields">): FieldDescribe | undefined {
  return contact.fields.find(({ name }) => isPackageName(name, "Crosswalk_Lead__c"));
}
