import { createHash } from "node:crypto";
import type { FieldDescribe, ObjectDescribe } from "./describeTypes.ts";

/** A namespace and the underscores after it, by Salesforce's rule: letters, digits and single underscores. */
const namespace = /^[a-z](?:_?[a-z0-9])*__$/i;

/**
 * Whether an API name is a component of Crosswalk's package: `own` itself, or with a managed package's
 * namespace in front, e.g. acme__Crosswalk_Lead__c. API names ignore case in Salesforce.
 */
export function isPackageName(name: string, own: string): boolean {
  if (!name.toLowerCase().endsWith(own.toLowerCase())) return false;
  const prefix = name.slice(0, name.length - own.length);
  return prefix === "" || namespace.test(prefix);
}

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
function isLeadId({ name }: Pick<FieldDescribe, "name">): boolean {
  return isPackageName(name, leadIdName);
}

/** The package's unique field on Contact, if the user can see it. */
export function leadIdField(contact: Pick<ObjectDescribe, "fields">): FieldDescribe | undefined {
  return contact.fields.find(isLeadId);
}

/** An org with more such fields hardly uses all of them for people's profiles. */
const fieldsMax = 2;

/**
 * The org's custom fields for a LinkedIn profile: text or URL fields with LinkedIn in their name. Salesforce
 * has no standard field for it.
 */
export function profileFields({ fields }: Pick<ObjectDescribe, "fields">): string[] {
  return fields
    .filter(isProfileField)
    .map(({ name }) => name)
    .slice(0, fieldsMax);
}

function isProfileField(field: FieldDescribe): boolean {
  const { custom, type, name, label } = field;
  const isText = type === "url" || type === "string";
  return custom && isText && !isLeadId(field) && /linked_?\s?in/i.test(`${name} ${label}`);
}

/** Ways to write a profile URL, from its normalized form. SOQL compares whole values. */
export function profileUrlSpellings(profileUrl: string): string[] {
  const path = profileUrl.replace(/^https:\/\/www\./, "");
  return ["https://www.", "http://www.", "https://", "www.", ""].flatMap((start) => [
    start + path,
    `${start}${path}/`,
  ]);
}
