import type { FieldDescribe, ObjectDescribe } from "./describeTypes.ts";
import { isLeadId } from "./externalLeadId.ts";

/** An org that keeps more of them hardly means people's profiles by all. */
const fieldsMax = 2;

/**
 * The org's own fields for a person's LinkedIn profile: custom ones of text or URL that are called after
 * LinkedIn. Salesforce has no standard field for it.
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

/** How people write a profile's URL, given its one spelling: SOQL compares whole values. */
export function profileUrlSpellings(profileUrl: string): string[] {
  const path = profileUrl.replace(/^https:\/\/www\./, "");
  return ["https://www.", "http://www.", "https://", "www.", ""].flatMap((start) => [
    start + path,
    `${start}${path}/`,
  ]);
}
