import { and, inArray, isNotNull } from "drizzle-orm";
import type { IdentityKind } from "../database/schema/privacy.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { foldEmail, withoutTag, emailsIn } from "../matching/emailsIn.ts";
import { foldWhole } from "../matching/foldText.ts";
import { addressesOfProfile, kindOfProfile } from "../matching/profileKinds.ts";
import { profilesIn } from "../matching/canonicalProfileUrl.ts";
import { refusal } from "../reasons/refusal.ts";
import { chunksOf } from "../work/inTurns.ts";
import type { Database } from "../database/database.ts";
import { idsPerStatement } from "../database/prepared.ts";
import { creations } from "../database/schema/contacts.ts";

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

/**
 * A person as somebody names them. A profile, an e-mail address or the ids of leads decide who is meant; a
 * name with a company finds candidates.
 */
export interface Person {
  /** Canonical, as canonicalProfileUrl writes it. */
  profileUrl?: string;
  /** As emailKey writes it. */
  email?: string;
  /** Both or neither. */
  name?: string;
  company?: string;
  /** The person's leads, where somebody has chosen them. */
  leadIds?: string[];
  /** Leads that somebody has seen and not chosen. */
  otherLeadIds?: string[];
}

/** What somebody typed. */
export type Said = { [Field in keyof Person]?: Person[Field] | undefined };

/**
 * Reads what somebody typed of a person: a profile, an e-mail address, a name with a company, or ids of
 * leads. Throws `request-invalid` with the field where one cannot be used: left out, it would make somebody
 * else the one who is meant.
 */
export function personOf({ leadIds, otherLeadIds, ...said }: Said): Person {
  const [profileUrl, email, name, company] = [said.profileUrl, said.email, said.name, said.company].map(
    (text) => text?.trim() ?? "",
  ) as [string, string, string, string];
  const person: Person = { ...(leadIds && { leadIds }), ...(otherLeadIds && { otherLeadIds }) };
  if (profileUrl !== "")
    person.profileUrl = onlyOne(profilesIn(profileUrl), "no-profile-address", "profileUrl");
  if (email !== "") person.email = emailKey(onlyOne(emailsIn(email), "person-not-named", "email"));
  if (name !== "") person.name = name;
  if (company !== "") person.company = company;
  if ((name === "") !== (company === ""))
    throw refusal("person-not-named", { field: name === "" ? "company" : "name" });
  if (Object.keys(person).length === 0) throw refusal("person-not-named", { field: "profileUrl" });
  return person;
}

function onlyOne(
  found: readonly string[],
  reason: "no-profile-address" | "person-not-named",
  field: string,
): string {
  const [first, ...others] = found;
  if (first === undefined || others.length > 0) throw refusal(reason, { field });
  return first;
}

/** The contacts in Salesforce that were made of these leads, by lead. */
export async function contactsOf(
  database: Database,
  leadIds: readonly string[],
): Promise<Map<string, string>> {
  const contacts = new Map<string, string>();
  for (const ids of chunksOf(leadIds, idsPerStatement)) {
    const made = and(inArray(creations.leadId, ids), isNotNull(creations.contactId));
    for (const { leadId, contactId } of await database.select().from(creations).where(made))
      if (contactId !== null) contacts.set(leadId, contactId);
  }
  return contacts;
}
