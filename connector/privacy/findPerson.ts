import { and, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import type { Database } from "../database/database.ts";
import { leadProfiles, leads, type LeadRow } from "../database/schema/leads.ts";
import { foldWhole } from "../matching/foldText.ts";
import { fullName } from "../matching/names/fullName.ts";
import { addressesOfProfile } from "../matching/profileKinds.ts";
import { companyKey, nameKey } from "./identities.ts";
import type { Person } from "./person.ts";

/** By what a lead was found. */
type Why = "lead" | "profile" | "email" | "name";

export type FoundLead = LeadRow & {
  profileUrls: string[];
  why: Why;
  /** Whether it is the person's by what was said. The others are candidates: somebody has to choose. */
  isMeant: boolean;
};

/**
 * Finds the leads of a person, of all owners in the given orgs.
 *
 * A lead is the person's that was asked for by its id, by its profile or by its e-mail address, and one that
 * has a profile of such a lead, or an address of such a lead with the same name. Others are candidates: each
 * of several names at the address that was asked for, those with an address of the person and another name,
 * and those with the person's name at the same company. Who asks by name and company finds candidates alone:
 * all at the company who have a word of the name. Nothing else is inferred.
 */
export async function findPerson(
  database: Database,
  orgIds: readonly string[],
  person: Person,
): Promise<FoundLead[]> {
  const found = new Map<string, FoundLead>();
  const add = (rows: readonly LeadWithProfiles[], why: Why, isMeant: (row: LeadWithProfiles) => boolean) => {
    for (const row of rows)
      if (!found.has(row.id) || (isMeant(row) && !found.get(row.id)?.isMeant))
        found.set(row.id, { ...row, why, isMeant: isMeant(row) });
  };
  const read = (where: SQL | undefined) => readLeads(database, orgIds, where);
  const always = () => true;

  if (person.leadIds)
    for (const ids of chunksOf(person.leadIds, idsPerStatement))
      add(await read(inArray(leads.id, ids)), "lead", always);
  if (person.profileUrl) add(await read(hasProfile(database, [person.profileUrl])), "profile", always);
  if (person.email) {
    const rows = await read(eq(leads.email, person.email));
    const isOnePerson = new Set(rows.map(keyOfName)).size === 1;
    add(rows, "email", () => isOnePerson);
  }
  for (let known = -1; known < countMeant(found);) {
    known = countMeant(found);
    const meant = [...found.values()].filter(({ isMeant }) => isMeant);
    const names = new Set(meant.map(keyOfName));
    const profiles = meant.flatMap(({ profileUrls }) => profileUrls);
    for (const urls of chunksOf(profiles, idsPerStatement))
      add(await read(hasProfile(database, urls)), "profile", always);
    const emails = meant.flatMap(({ email }) => email ?? []);
    for (const some of chunksOf(emails, idsPerStatement))
      add(await read(inArray(leads.email, some)), "email", (row) => names.has(keyOfName(row)));
  }
  const { name, company } = person;
  if (name && company) {
    const words = wordsOf(name);
    const isAlike = (row: LeadRow) => areColleagues(row, [companyKey(company)]) && sharesWord(row, words);
    add((await read(hasWord(words))).filter(isAlike), "name", () => false);
  }
  for (const lead of [...found.values()].filter(({ isMeant }) => isMeant)) {
    const companies = companiesOf(lead);
    const isAlike = (row: LeadRow) => keyOfName(row) === keyOfName(lead) && areColleagues(row, companies);
    add((await read(hasWord(wordsOf(lead.lastName)))).filter(isAlike), "name", () => false);
  }
  return [...found.values()].sort(byNearness(name));
}

type LeadWithProfiles = LeadRow & { profileUrls: string[] };

/** Leads with their profiles, but for those that were erased and wait for a creation's end. */
async function readLeads(
  database: Database,
  orgIds: readonly string[],
  where: SQL | undefined,
): Promise<LeadWithProfiles[]> {
  const isWanted = and(inArray(leads.orgId, [...orgIds]), eq(leads.isErased, false), where);
  const rows = await database.select().from(leads).where(isWanted).all();
  const urls = new Map<string, string[]>();
  for (const ids of chunksOf(
    rows.map(({ id }) => id),
    idsPerStatement,
  ))
    for (const { leadId, url } of await database
      .select()
      .from(leadProfiles)
      .where(inArray(leadProfiles.leadId, ids))
      .all())
      urls.set(leadId, [...(urls.get(leadId) ?? []), url]);
  return rows.map((row) => ({ ...row, profileUrls: urls.get(row.id) ?? [] }));
}

const hasProfile = (database: Database, urls: readonly string[]): SQL =>
  inArray(
    leads.id,
    database
      .select({ id: leadProfiles.leadId })
      .from(leadProfiles)
      .where(inArray(leadProfiles.url, urls.flatMap(addressesOfProfile))),
  );

/** `searchText` has the words of a lead's name, as foldWhole writes them. */
const hasWord = (words: readonly string[]): SQL =>
  or(...words.map((word) => sql`${leads.searchText} like ${`%${word}%`}`)) ?? sql`false`;

const wordsOf = (name: string): string[] =>
  foldWhole(name)
    .split(" ")
    .filter((word) => word.length > 1);

function sharesWord(lead: LeadRow, words: readonly string[]): boolean {
  const own = new Set(wordsOf(`${fullName(lead)} ${lead.sourceName}`));
  return words.some((word) => own.has(word));
}

/** Whether one of the lead's companies is one of these, or its name has the other's in it. */
const areColleagues = (lead: LeadRow, companies: readonly string[]): boolean =>
  companiesOf(lead).some((one) => companies.some((other) => one.includes(other) || other.includes(one)));

const companiesOf = ({ company, formerCompany, earlierCompany }: LeadRow): string[] =>
  [company, formerCompany, earlierCompany].map(companyKey).filter((key) => key !== "");

const keyOfName = (lead: Pick<LeadRow, "firstName" | "lastName">): string =>
  nameKey(fullName(lead)) || foldWhole(fullName(lead));

const countMeant = (found: ReadonlyMap<string, FoundLead>): number =>
  [...found.values()].filter(({ isMeant }) => isMeant).length;

/** Those who are meant first, then those with the name that was asked for. */
function byNearness(name = ""): (one: FoundLead, other: FoundLead) => number {
  const rank = (lead: FoundLead) => (lead.isMeant ? 0 : keyOfName(lead) === nameKey(name) ? 1 : 2);
  return (one, other) => rank(one) - rank(other);
}
