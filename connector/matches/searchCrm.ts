import { contactDescribe, type ContactDescribe } from "../describe/contactDescribe.ts";
import type { RequestContext } from "../context.ts";
import { indexAccounts, type AccountIndex } from "../matching/companies/accountIndex.ts";
import { companyStems } from "../matching/companies/companyStems.ts";
import { matchPeople, type CandidateMatch } from "../matching/people/matchPeople.ts";
import { initialLetters } from "../matching/names/initialLetters.ts";
import { searchedWords } from "../matching/names/searchedWords.ts";
import { spellingsOf } from "../matching/names/spellingsOf.ts";
import type { Person } from "../matching/person.ts";
import type { Said } from "../reasons/sentence.ts";
import type { CandidateSearch, SearchGap } from "../salesforce/candidates/candidateSearch.ts";
import { findCandidates } from "../salesforce/candidates/findCandidates.ts";
import { findNearCandidates } from "../salesforce/candidates/findNearCandidates.ts";
import { searchByEmail, searchByName, type NameWords } from "../salesforce/candidates/searchByName.ts";
import { crmQueries, describeOf, type CrmQuery } from "../salesforce/crmQueries.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { areFilterable } from "../salesforce/describeTypes.ts";
import type { SoughtCompany } from "../salesforce/findAccountsNamed.ts";
import { findSlowFields } from "./findSlowFields.ts";
import { personOfRecord } from "./leadPerson.ts";
import { sayGaps } from "./sayGaps.ts";

/** CRM records, and the matches of each lead among them. */
export interface CrmSearch {
  records: CrmRecord[];
  /** By lead, likeliest first. */
  matches: CandidateMatch[][];
  /** By lead: the number of records with the lead's very name, where they are too many to compare all. */
  tooManyMatches: Map<number, number>;
  /** What was not searched, so that matches may be missing. */
  gaps: Said[];
}

type SoughtProfile = Pick<CandidateSearch, "externalLeadId" | "profileUrl">;

/** People are looked for in accounts that match their company at least this well. */
const accountScoreMin = 0.5;
const accountsPerCompanyMax = 3;
const searchCallsMax = 2;
/** Calls for names that nothing but this search finds: about a hundred of them in each. */
const wholeSearchCallsMax = 20;
/**
 * Short forms of first names are left out for more leads than this, because they would crowd names out of the
 * search.
 */
const shortFormsMax = 50;

/**
 * Looks up leads in Salesforce as the caller. Each step takes only the leads that the previous one did not
 * find: first exact names, addresses and ids, then other spellings, then SOSL, which finds accents. About
 * eight API calls for a thousand leads, fewer the more are found early. Where conditions may not name names
 * or addresses, SOSL finds them, with an API call for a hundred of them.
 */
export async function searchCrm(
  ctx: RequestContext,
  people: Person[],
  profiles: SoughtProfile[],
): Promise<CrmSearch> {
  const objects = await contactDescribe(ctx);
  const searches = people.map((person, index) => searchFor(person, profiles[index]));
  const slowInOrg = findSlowFields(ctx, objects);
  // Where the first step needs no answer, the question shares its call.
  const slowFields = hasProfileFields(objects) ? await slowInOrg : new Set<string>();
  const companies = soughtCompanies(people);
  const exact = await findCandidates(ctx.salesforce, objects, { searches, companies, slowFields });
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

  const gaps = [...exact.gaps];
  let matches = match();
  const unnamed = await searchUnfilterable(ctx, objects, people);
  add(unnamed.records);
  gaps.push(...unnamed.gaps);
  const accounts = indexAccounts(exact.accounts);
  const accountsOf = people.map((person) => accountIds(accounts, person));
  const unsure = indexesOf((found) => found.every(({ level }) => level === "possible"));
  if (unsure.length > 0) {
    const near = unsure.map((index) => ({
      ...(searches[index] as CandidateSearch),
      accountIds: accountsOf[index] ?? [],
    }));
    const found = await findNearCandidates(ctx.salesforce, objects, near, await slowInOrg);
    add(found.records);
    gaps.push(...found.gaps);
  }
  // Leads whose company has an account were searched there already; the others come first.
  const missing = indexesOf((found) => found.length === 0).sort(
    (a, b) => (accountsOf[a]?.length ?? 0) - (accountsOf[b]?.length ?? 0),
  );
  const queries = crmQueries(objects).filter((query) => !unnamed.queries.includes(query.object));
  const names = namesOf(missing.map((index) => people[index] as Person));
  add((await searchByName(ctx.salesforce, queries, names, searchCallsMax)).records);
  return {
    records: [...records.values()],
    matches,
    tooManyMatches: exact.tooManyMatches,
    gaps: sayGaps(objects, gaps),
  };
}

const hasProfileFields = (objects: ContactDescribe): boolean =>
  crmQueries(objects).some(({ profileFields }) => profileFields.length > 0);

function namesOf(people: Person[]): NameWords[] {
  const withShortForms = people.length <= shortFormsMax;
  return people.map((person) => searchedWords(person, withShortForms));
}

interface Unfilterable {
  records: CrmRecord[];
  /** Objects whose names were searched. */
  queries: CrmQuery["object"][];
  gaps: SearchGap[];
}

/**
 * Searches names and addresses by SOSL where conditions may not name them, as where they are encrypted. No
 * API call in other orgs.
 */
async function searchUnfilterable(
  ctx: RequestContext,
  objects: ContactDescribe,
  people: Person[],
): Promise<Unfilterable> {
  const queries = crmQueries(objects);
  const without = (...fields: string[]) =>
    queries.filter((query) => {
      const describe = describeOf(objects, query);
      return describe !== null && !areFilterable(describe, ...fields);
    });
  const [unnamed, unmailed] = [without("FirstName", "LastName"), without("Email")];
  const [named, mailed] = await Promise.all([
    searchByName(ctx.salesforce, unnamed, namesOf(people), wholeSearchCallsMax),
    searchByEmail(
      ctx.salesforce,
      unmailed,
      people.flatMap(({ emails }) => emails),
      wholeSearchCallsMax,
    ),
  ]);
  return {
    records: [...named.records, ...mailed.records],
    queries: unnamed.map(({ object }) => object),
    gaps: [
      ...unnamed.map(({ object }): SearchGap => {
        const fields = ["FirstName", "LastName"];
        return { object, fields, why: named.isIncomplete ? "unfiltered" : "spelling" };
      }),
      ...unmailed.flatMap(({ object }): SearchGap[] =>
        mailed.isIncomplete ? [{ object, fields: ["Email"], why: "unfiltered" }] : [],
      ),
    ],
  };
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

/** Current and former companies of the people, each once. */
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
