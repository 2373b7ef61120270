import { createHash } from "node:crypto";
import type { FieldDescribe, ObjectDescribe } from "./describeTypes.ts";
import { isPackageName } from "./isPackageName.ts";

/** Characters of the value. It fits the package's Text(64) field, and 160 bits do not collide. */
const length = 40;

/**
 * The value of the package's external-id field for a lead. Every colleague with the same LinkedIn person has
 * the same value, so that Salesforce's unique index refuses a second contact. A lead without a profile URL
 * uses its own id.
 */
export function externalLeadId(lead: { id: string; profileUrl: string | null }): string {
  const key = lead.profileUrl === null ? `lead:${lead.id}` : `profile:${lead.profileUrl}`;
  return createHash("sha256").update(key).digest("hex").slice(0, length);
}

/**
 * The field's API name, without a namespace. The ledger keeps only its values, so that another field is a
 * change of this name and of the package: its field, and both permission sets, which a test holds equal.
 */
export const leadIdName = "Crosswalk_Lead__c";

/** Whether a field of Contact is the package's external id. */
export function isLeadId({ name }: Pick<FieldDescribe, "name">): boolean {
  return isPackageName(name, leadIdName);
}

/** The package's unique field on Contact, if the user can see it. */
export function leadIdField(contact: Pick<ObjectDescribe, "fields">): FieldDescribe | undefined {
  return contact.fields.find(isLeadId);
}
