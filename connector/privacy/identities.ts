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
    ...distinct(emails.map(emailKey)).map((value): Identity => ({ kind: "email", value })),
    ...keys.flatMap((name) =>
      employers.map((employer): Identity => ({ kind: "name", value: `${name}\n${employer}` })),
    ),
  ];
}

/** The same with both addresses that a member id has: at `/in/` and in Sales Navigator. */
export const identitiesToLookFor = (described: Described): Identity[] =>
  identitiesOf({ ...described, profileUrls: described.profileUrls.flatMap(addressesOfProfile) });

/** Mail to `vera+news@…` goes to `vera@…`. */
export const emailKey = (email: string): string => withoutTag(foldEmail(email));

/**
 * The words of a whole name in the order of the alphabet, without case, accents and initials; `ue` is `ü`.
 * Empty where there is no whole name: one word alone, or one with an initial, is that of others too. In other
 * scripts than Latin a name is as it is written: others' names sound alike.
 */
export function nameKey(name: string): string {
  if (/(?!\p{Script=Latin})\p{L}/u.test(name)) return nameWritten(name).replace(/\s/g, "");
  const plain = foldWhole(name).replace(/([aou])e/g, "$1");
  const words = distinct(plain.split(" ").filter((word) => word.length > 1));
  return words.length > 1 ? words.sort().join(" ") : "";
}

/** A name as somebody wrote it, whatever its case. */
export const nameWritten = (name: string): string => name.normalize("NFKC").trim().toLowerCase();

/** A company without its legal form; empty where the text names none. */
export const companyKey = (company: string | null | undefined): string =>
  company ? normalizeCompany(company, []).coreJoined : "";

/** Equal for two equal identities. */
export const identityKey = ({ kind, value }: Identity): string => `${kind} ${value}`;

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
