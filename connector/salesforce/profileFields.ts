import type { FieldDescribe, ObjectDescribe } from "./describeTypes.ts";
import { isLeadId } from "./externalLeadId.ts";

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
