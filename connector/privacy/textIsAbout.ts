import { profilesIn } from "../matching/canonicalProfileUrl.ts";
import { emailsIn } from "../matching/emailsIn.ts";
import { foldWhole } from "../matching/foldText.ts";
import { fullName } from "../matching/names/fullName.ts";
import { addressesOfProfile } from "../matching/profileKinds.ts";
import type { FoundLead } from "./findPerson.ts";
import { emailKey } from "./identities.ts";
import type { Person } from "./person.ts";

/** Whether a text names a person. */
export type IsAbout = (text: string) => boolean;

/**
 * Tells which texts name a person: by an e-mail address, a profile, or the whole name as it was asked for or
 * as their leads have it, first name first or last name first.
 */
export function textIsAbout(
  person: Person,
  leads: readonly Pick<FoundLead, "firstName" | "lastName" | "email" | "profileUrls">[],
): IsAbout {
  const emails = new Set([person.email ?? "", ...leads.map(({ email }) => email ?? "")].map(emailKey));
  const urls = [
    ...(person.profileUrl ? [person.profileUrl] : []),
    ...leads.flatMap((lead) => lead.profileUrls),
  ];
  const profiles = new Set(urls.flatMap(addressesOfProfile));
  const names = new Set([person.name ?? "", ...leads.map(fullName)].flatMap(bothOrders));
  return (text) => {
    const words = ` ${foldWhole(text)} `;
    return (
      [...names].some((name) => words.includes(name)) ||
      emailsIn(text).some((email) => emails.has(emailKey(email))) ||
      profilesIn(text).some((url) => profiles.has(url))
    );
  };
}

/** Empty for a name of one word, which is in many texts. */
function bothOrders(name: string): string[] {
  const words = foldWhole(name).split(" ");
  const turned = [...words.slice(-1), ...words.slice(0, -1)];
  return words.length < 2 ? [] : [words, turned].map((each) => ` ${each.join(" ")} `);
}

/** Whether any text in a value names the person. */
export const isIn = (value: unknown, isAbout: IsAbout): boolean => textsIn(value).some(isAbout);

/** The texts in a value, however deep. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
