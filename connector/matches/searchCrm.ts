import { contactDescribe } from "../describe/contactDescribe.ts";
import type { RequestContext } from "../context.ts";
import { indexAccounts, type AccountIndex } from "../matching/companies/accountIndex.ts";
import { companyStems } from "../matching/companies/companyStems.ts";
import { matchPeople, type CandidateMatch } from "../matching/people/matchPeople.ts";
import { initialLetters } from "../matching/names/initialLetters.ts";
import { searchedWords } from "../matching/names/searchedWords.ts";
import { spellingsOf } from "../matching/names/spellingsOf.ts";
import type { Person } from "../matching/person.ts";
import type { CandidateSearch } from "../salesforce/candidates/candidateSearch.ts";
import { findCandidates } from "../salesforce/candidates/findCandidates.ts";
import { findNearCandidates } from "../salesforce/candidates/findNearCandidates.ts";
import { searchByName } from "../salesforce/candidates/searchByName.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import type { SoughtCompany } from "../salesforce/findAccountsNamed.ts";
import { personOfRecord } from "./leadPerson.ts";

/** People as the CRM holds them, and who of a list of leads may be which. */
export interface CrmSearch {
  records: CrmRecord[];
  /** By lead: who they may be, the likeliest first. */
  matches: CandidateMatch[][];
  /** By lead: how many records have the lead's very name, where they are too many for all to be compared. */
  tooManyMatches: Map<number, number>;
}

type SoughtProfile = Pick<CandidateSearch, "externalLeadId" | "profileUrl">;

/** A company that is less an account's than this is not looked for there. */
const accountScoreMin = 0.5;
const accountsPerCompanyMax = 3;
const searchCallsMax = 2;
/** Of more leads than this, short forms of first names would crowd names out of a search. */
const shortFormsMax = 50;

/**
 * Looks leads up in Salesforce under the caller's rights, each step only for those whom the one before did
 * not find: first by exact names, addresses and ids, then by names written otherwise, then by SOSL, which
 * finds accents. A thousand leads take about eight API calls, fewer the more are found at once.
 */
export async function searchCrm(
  ctx: RequestContext,
  people: Person[],
  profiles: SoughtProfile[],
): Promise<CrmSearch> {
  const objects = await contactDescribe(ctx);
  const searches = people.map((person, index) => searchFor(person, profiles[index]));
  const exact = await findCandidates(ctx.salesforce, objects, searches, soughtCompanies(people));
  const records = new Map(exact.records.map((record) => [record.id, record]));
  const match = () =>
    matchPeople(
      people,
      [...records.values()].map(personOfRecord),
      people.map((_, index) => exact.tooManyMatches.get(index) ?? 0),
    );
  const add = (more: CrmRecord[]) => {
    const before = records.size;
    for (const record of more) records.set(record.id, record);
    if (records.size > before) matches = match();
  };
  const indexesOf = (isSought: (found: CandidateMatch[]) => boolean) =>
    matches.flatMap((found, index) => (isSought(found) ? [index] : []));

  let matches = match();
  const accounts = indexAccounts(exact.accounts);
  const accountsOf = people.map((person) => accountIds(accounts, person));
  const unsure = indexesOf((found) => found.every(({ level }) => level === "possible"));
  if (unsure.length > 0) {
    const near = unsure.map((index) => ({
      ...(searches[index] as CandidateSearch),
      accountIds: accountsOf[index] ?? [],
    }));
    add(await findNearCandidates(ctx.salesforce, objects, near));
  }
  // Whoever's company has an account was looked for there by the letters of their name: the others first.
  const missing = indexesOf((found) => found.length === 0).sort(
    (a, b) => (accountsOf[a]?.length ?? 0) - (accountsOf[b]?.length ?? 0),
  );
  const withShortForms = missing.length <= shortFormsMax;
  const names = missing.map((index) => searchedWords(people[index] as Person, withShortForms));
  add(await searchByName(ctx.salesforce, objects, names, searchCallsMax));
  return { records: [...records.values()], matches, tooManyMatches: exact.tooManyMatches };
}

function searchFor(person: Person, profile: SoughtProfile | undefined): CandidateSearch {
  const letters = initialLetters(person);
  return {
    ...spellingsOf(person),
    givenLetters: letters.given,
    familyLetters: letters.family,
    emails: person.emails,
    externalLeadId: profile?.externalLeadId ?? "",
    profileUrl: profile?.profileUrl ?? null,
    companyStems: person.company === null ? [] : companyStems(person.company),
    title: person.title,
    city: person.city,
  };
}

/** The companies where people work or did, each once. */
function soughtCompanies(people: Person[]): SoughtCompany[] {
  const companies = new Map<string, SoughtCompany>();
  for (const { company, formerCompanies, website } of people) {
    for (const name of [company, ...formerCompanies]) {
      if (name === null) continue;
      const domain = name === company ? website : null;
      companies.set(`${name}\n${domain ?? ""}`, { name, domain, stems: companyStems(name) });
    }
  }
  return [...companies.values()];
}

function accountIds(accounts: AccountIndex<{ id: string; name: string }>, person: Person): string[] {
  const found = [
    ...accounts.resolve(person.company, person.website),
    ...person.formerCompanies.flatMap((former) => accounts.resolve(former, null)),
  ];
  return found
    .filter(({ score }) => score >= accountScoreMin)
    .slice(0, accountsPerCompanyMax)
    .map(({ account }) => account.id);
}
