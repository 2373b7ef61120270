import { and, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { chunksOf, mapInTurns } from "../work/inTurns.ts";
import { idsPerStatement } from "../database/prepared.ts";
import type { Database } from "../database/database.ts";
import { leadProfiles, leads, type LeadRow } from "../database/schema/leads.ts";
import { foldWhole } from "../matching/foldText.ts";
import { fullName } from "../matching/names/fullName.ts";
import { addressesOfProfile, haveTwoPublicProfiles } from "../matching/profileKinds.ts";
import { companyKey, emailKey, nameKey, nameWritten, type Person } from "./identities.ts";

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
 * has a profile of such a lead, or its address with the same name and no other public profile. Others are
 * candidates: all at the address that was asked for where they may be several people, those with an address
 * of the person and another name, and those with the person's name at the same company. Who asks by name and
 * company finds candidates alone: all at the company who have a word of the name. Nothing else is inferred.
 * Who has been seen and not chosen (`otherLeadIds`) is a candidate in any case.
 */
export async function findPerson(
  database: Database,
  orgIds: readonly string[],
  person: Person,
): Promise<FoundLead[]> {
  const found = new Map<string, FoundLead>();
  const add = (rows: readonly LeadWithProfiles[], why: Why, isMeant: (row: LeadWithProfiles) => boolean) => {
    for (const row of rows) {
      const isTheirs = isMeant(row) && !person.otherLeadIds?.includes(row.id);
      if (!found.has(row.id) || (isTheirs && !found.get(row.id)?.isMeant))
        found.set(row.id, { ...row, why, isMeant: isTheirs });
    }
  };
  const meantNow = () => [...found.values()].filter(({ isMeant }) => isMeant);
  const read = (where: SQL | undefined) => readLeads(database, orgIds, where);
  const readAll = async (texts: readonly string[], where: (some: string[]) => SQL | undefined) =>
    (await mapInTurns(chunksOf(texts, idsPerStatement), (some) => read(where(some)))).flat();
  const always = () => true;

  add(await readAll(person.leadIds ?? [], (ids) => inArray(leads.id, ids)), "lead", always);
  if (person.profileUrl) add(await read(hasProfile(database, [person.profileUrl])), "profile", always);
  if (person.email) {
    const rows = (await read(hasEmail(person.email))).filter(
      ({ email }) => emailKey(email ?? "") === person.email,
    );
    const areOne = rows.every((row) => rows.every((other) => mayBeOne(row, other)));
    add(rows, "email", () => areOne);
  }
  for (let known = -1; known < meantNow().length;) {
    const meant = meantNow();
    known = meant.length;
    const urls = meant.flatMap(({ profileUrls }) => profileUrls);
    add(await readAll(urls, (some) => hasProfile(database, some)), "profile", always);
    const emails = meant.flatMap(({ email }) => email ?? []);
    const atAddress = await readAll(emails, (some) => inArray(leads.email, some));
    add(atAddress, "email", (row) => meant.some((lead) => lead.email === row.email && mayBeOne(lead, row)));
  }
  const { name, company } = person;
  if (name && company) {
    const words = wordsOf(name);
    const isAlike = (row: LeadRow) => areColleagues(row, [companyKey(company)]) && sharesWord(row, words);
    add((await read(hasWord(words))).filter(isAlike), "name", () => false);
  }
  for (const lead of meantNow()) {
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
  const rows = await database.select().from(leads).where(isWanted);
  const urls = new Map<string, string[]>();
  for (const ids of chunksOf(
    rows.map(({ id }) => id),
    idsPerStatement,
  ))
    for (const { leadId, url } of await database
      .select()
      .from(leadProfiles)
      .where(inArray(leadProfiles.leadId, ids)))
      urls.set(leadId, [...(urls.get(leadId) ?? []), url]);
  return rows.map((row) => ({ ...row, profileUrls: urls.get(row.id) ?? [] }));
}

/** With what may stand behind a plus sign, and perhaps others. */
const hasEmail = (email: string): SQL | undefined =>
  or(eq(leads.email, email), sql`${leads.email} like ${email.replaceAll("\\", "_").replace("@", "+%@")}`);

/** Whether two leads at one address bear the same name, and no two public profiles. */
const mayBeOne = (one: LeadWithProfiles, other: LeadWithProfiles): boolean =>
  nameWritten(fullName(one)) === nameWritten(fullName(other)) &&
  !one.profileUrls.some((url) => haveTwoPublicProfiles(url, other.profileUrls));

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

/** Whether one of the lead's companies is one of these, or begins as it does: Nordwind Energy. */
const areColleagues = (lead: LeadRow, companies: readonly string[]): boolean =>
  companiesOf(lead).some((one) =>
    companies.some((other) => beginsAlike(one, other) || beginsAlike(other, one)),
  );

/** A company of two letters is the beginning of too many. */
const beginsAlike = (one: string, other: string): boolean =>
  one === other || (other.length > 2 && one.startsWith(other));

const companiesOf = ({ company, formerCompany, earlierCompany }: LeadRow): string[] =>
  [company, formerCompany, earlierCompany].map(companyKey).filter((key) => key !== "");

const keyOfName = (lead: Pick<LeadRow, "firstName" | "lastName">): string =>
  nameKey(fullName(lead)) || nameWritten(fullName(lead));

/** Those who are meant first, then those with the name that was asked for. */
function byNearness(name = ""): (one: FoundLead, other: FoundLead) => number {
  const rank = (lead: FoundLead) => (lead.isMeant ? 0 : keyOfName(lead) === nameKey(name) ? 1 : 2);
  return (one, other) => rank(one) - rank(other);
}
