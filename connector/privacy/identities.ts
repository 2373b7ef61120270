import type { IdentityKind } from "../database/schema/privacy.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { foldEmail, withoutTag } from "../matching/emailsIn.ts";
import { foldWhole } from "../matching/foldText.ts";
import { addressesOfProfile, kindOfProfile } from "../matching/profileKinds.ts";

/** What an erased person is recognized by: a profile, an e-mail address, or a name with a company. */
export interface Identity {
  kind: IdentityKind;
  value: string;
}

/** What a lead, a row of a file or a request says of a person. */
export interface Described {
  /** Canonical, as canonicalProfileUrl writes them. */
  profileUrls: readonly string[];
  emails: readonly string[];
  names: readonly string[];
  companies: readonly (string | null | undefined)[];
}

export function identitiesOf({ profileUrls, emails, names, companies }: Described): Identity[] {
  const keys = distinct(names.map(nameKey)).filter((key) => key !== "");
  const employers = distinct(companies.map(companyKey)).filter((key) => key !== "");
  return [
    ...distinct(profileUrls).map((value): Identity => ({ kind: kindOfProfile(value), value })),
    ...distinct(emails.map(foldEmail)).map((value): Identity => ({ kind: "email", value })),
    ...keys.flatMap((name) =>
      employers.map((employer): Identity => ({ kind: "name", value: `${name}\n${employer}` })),
    ),
  ];
}

/**
 * The same with other spellings of one address: a member id has one at `/in/` and one in Sales Navigator, and
 * mail to `vera+news@…` goes to `vera@…`.
 */
export const identitiesToLookFor = (described: Described): Identity[] =>
  identitiesOf({
    ...described,
    profileUrls: described.profileUrls.flatMap(addressesOfProfile),
    emails: described.emails.flatMap((email) => [email, withoutTag(foldEmail(email))]),
  });

/**
 * The words of a whole name in the order of the alphabet, without case, accents and initials. Empty where
 * there is no whole name: one word alone, or one with an initial, is that of others too. In other scripts
 * than Latin one word may be a whole name.
 */
export function nameKey(name: string): string {
  const words = distinct(foldWhole(name).split(" ")).filter((word) => word.length > 1);
  const isWhole = words.length > 1 || (words.length === 1 && !/\p{Script=Latin}/u.test(name));
  return isWhole ? words.sort().join(" ") : "";
}

/** A company without its legal form; empty where the text names none. */
export const companyKey = (company: string | null | undefined): string =>
  company ? normalizeCompany(company, []).coreJoined : "";

/** Equal for two equal identities. */
export const identityKey = ({ kind, value }: Identity): string => `${kind} ${value}`;

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
