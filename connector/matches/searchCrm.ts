import { setTimeout as wait } from "node:timers/promises";
import { contactDescribe } from "../form/contactDescribe.ts";
import { chosenProfileField } from "../form/fieldMapping.ts";
import type { RequestContext } from "../context.ts";
import { createAccountIndex } from "../matching/companies/indexAccounts.ts";
import { companyStems } from "../matching/companies/companyStems.ts";
import { domainInName } from "../matching/companies/sharedHosts.ts";
import { initialLetters } from "../matching/names/initialLetters.ts";
import { spellingsOf } from "../matching/names/spellingsOf.ts";
import type { CandidateMatch } from "../matching/people/matchPeople.ts";
import type { Ranked } from "../matching/people/rank.ts";
import type { Person } from "../matching/person.ts";
import type { Said } from "../reasons/sentence.ts";
import { type FoundAccount, findSlowAccounts, type SoughtCompany } from "../salesforce/accounts.ts";
import { kindName, type CandidateSearch } from "../salesforce/candidates/candidateSearch.ts";
import { findCandidates } from "../salesforce/candidates/findCandidates.ts";
import {
  findNearCandidates,
  planNearCandidates,
  type NearPlan,
} from "../salesforce/candidates/findNearCandidates.ts";
import { findSlowCandidates } from "../salesforce/candidates/findSlowCandidates.ts";
import { searchByName } from "../salesforce/candidates/searchByName.ts";
import { crmQueries, type CrmObjects, type CrmQuery } from "../salesforce/crmQueries.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { createPatience, optionalMsMax, type Patience } from "../salesforce/patience.ts";
import { readSettings } from "../settings/settings.ts";
import { eachInTurns, mapInTurns } from "../work/inTurns.ts";
import { accountsElsewhere, crmNames } from "./crmNames.ts";
import { everybodyNear, lateKindsOf } from "./everybody.ts";
import { createFindings, type Findings } from "./findings.ts";
import { findPlans, type OrgPlans, sayGaps } from "./findPlans.ts";
import { namesOf, searchEncrypted, unfilterableBy } from "./searchEncrypted.ts";

/** CRM records, and the matches of each lead among them. */
interface CrmSearch {
  records: CrmRecord[];
  /** By lead. */
  matches: Ranked<CandidateMatch>[];
  /**
   * By lead: the number of records with exactly the lead's name, if there are too many to compare them all.
   */
  tooManyMatches: Map<number, number>;
  /** What was not searched, so that matches may be missing. */
  gaps: Said[];
}

type SoughtProfile = Pick<CandidateSearch, "externalLeadId" | "profileUrl">;

/** A search under way. */
interface Search {
  ctx: RequestContext;
  /** Those that were not read as a whole. */
  objects: CrmObjects;
  plans: OrgPlans;
  people: Person[];
  /** By person. */
  searches: CandidateSearch[];
  companies: SoughtCompany[];
  /** Accounts whose names are in another alphabet. The first lists of a day go on without them if need be. */
  elsewhere: Promise<FoundAccount[]>;
  findings: Findings;
  patience: Patience;
}

/** People are looked for in accounts that match their company at least this well. */
const accountScoreMin = 0.25;
const accountsPerCompanyMax = 5;
/** Calls by SOSL for a list, and in orgs so big that other steps take calls more. */
const searchCallsMax = { usual: 2, big: 1 };
/** Leads whose other spellings fit into one API call. More leads take several calls, one after another. */
const leadsPerCall = 250;

/**
 * Looks up leads in Salesforce with the caller's rights, in three steps: exact names, addresses and ids;
 * then other spellings; then SOSL, which ignores accents. SOSL only searches for leads that the steps before
 * did not find; of a single lead, the last two are taken at once where Salesforce is slow. A thousand leads
 * take about nine calls, fewer if the first steps find most of them, and one more in the first list of a
 * user's day, for accounts in other alphabets. If the org encrypts names or addresses, so that SOQL cannot
 * filter by them, everybody is read for a list where that takes few calls. Otherwise everybody at the leads'
 * companies is, and SOSL searches for the other leads: one call for some hundred and fifty.
 *
 * Only the first step is required, and SOSL in orgs that encrypt; they may take as long as any request. When
 * the first is done, the other steps have a few seconds. After that the search returns what it has found, and
 * `gaps` names what is missing. Conditions that are known to be slow are sent in calls of their own, so that
 * no step waits for them.
 *
 * What takes long for a thousand leads is done in turns, so that other requests run in between.
 */
export async function searchCrm(
  ctx: RequestContext,
  people: Person[],
  profiles: SoughtProfile[],
): Promise<CrmSearch> {
  const { fieldMapping } = await readSettings(ctx.database, ctx.caller.orgId);
  const objects = {
    ...(await contactDescribe(ctx)),
    chosenProfileField: chosenProfileField(fieldMapping, "Contact"),
  };
  const plans = await findPlans(ctx, objects);
  const findings = createFindings(people);
  const everybody = await everybodyNear(ctx, objects, people, {
    plans,
    patience: patienceFor(ctx, people.length),
  });
  if (everybody.counts) await findings.weigh(everybody.counts);
  await findings.add({ records: everybody.records });
  const { left } = everybody;
  if (crmQueries(left).length > 0)
    await searchFurther({ ctx, objects: left, plans, people, findings }, profiles);
  const { records, matches, tooManyMatches, gaps } = findings;
  return { records, matches, tooManyMatches, gaps: sayGaps(objects, gaps) };
}

/** Asks for the people among the objects that were not read as a whole. */
async function searchFurther(
  known: Pick<Search, "ctx" | "objects" | "plans" | "people" | "findings">,
  profiles: SoughtProfile[],
): Promise<void> {
  const { ctx, objects, plans, people, findings } = known;
  const { contact } = objects;
  const patience = patienceFor(ctx, people.length);
  const waiting = { leads: people.length, patience };
  // Who was read is counted already, and not looked for in accounts.
  const names = contact ? crmNames(ctx, { contact }, waiting) : Promise.resolve(undefined);
  const elsewhere = contact ? accountsElsewhere(ctx, objects, { ...waiting, plans }) : Promise.resolve([]);
  // Nobody waits for them where the search fails first.
  for (const asked of [names, elsewhere]) asked.catch(() => undefined);
  const search: Search = {
    ...known,
    searches: await mapInTurns(people, (person, index) => searchFor(person, profiles[index])),
    companies: contact ? await soughtCompanies(people) : [],
    elsewhere,
    patience,
  };
  const slowAccounts = accountsByWebsite(search);
  await Promise.all([
    searchInSteps(search, slowAccounts),
    slowAccounts,
    findSlowCandidates(
      ctx.salesforce,
      objects,
      { searches: search.searches, slowFields: plans.slowFields },
      patience,
    ).then((found) => findings.add(found)),
  ]);
  await findings.weigh(await names);
}

/**
 * The time limit of the optional steps: five seconds for one lead, more for long lists, at most the time
 * limit of a request.
 */
function patienceFor({ salesforce }: RequestContext, size: number): Patience {
  const { timeoutMs } = salesforce;
  const ms = optionalMsMax(salesforce);
  return createPatience(
    timeoutMs === undefined || ms === undefined
      ? undefined
      : Math.min(timeoutMs, ms * Math.ceil(size / leadsPerCall)),
  );
}

async function searchInSteps(search: Search, slowAccounts: Promise<FoundAccount[]>): Promise<void> {
  const { ctx, objects, people, searches, companies, findings, patience } = search;
  const { slowFields } = search.plans;
  const exact = await findCandidates(ctx.salesforce, objects, { searches, companies, slowFields });
  patience.start();
  await findings.add(exact);
  const [elsewhere, slow] = await Promise.all([
    withHeadStart(search, search.elsewhere),
    withHeadStart(search, slowAccounts),
  ]);
  const accounts = [...exact.accounts, ...(elsewhere ?? []), ...(slow ?? [])];
  const accountsOf = await accountIdsOf(people, accounts);
  const near = await planNear(search, accountsOf);
  const encrypted = new Set(unfilterableBy(objects, "FirstName", "LastName").map(({ object }) => object));
  const queries = crmQueries(objects).filter(({ object }) => !encrypted.has(object));
  const usual = askNear(search, near.filter(isUsual));
  await Promise.all([
    usual,
    // Somebody waits for a single lead. Where Salesforce is slow, the last two steps are taken at once, which
    // is one call more, and not the time of two after another.
    (people.length > 1 ? usual : withHeadStart(search, usual)).then(() =>
      Promise.all([searchNames(search, queries, accountsOf), searchUnfilterable(search)]),
    ),
    askNear(
      search,
      near.filter((plan) => !isUsual(plan)),
    ),
    slow === null && slowAccounts.then((late) => searchInAccounts(search, late)),
  ]);
}

/** What an answer has for itself of the time for optional answers: one second of five. */
const headStartShare = 1 / 5;

/** The answer; null where it takes so long that the others go on without it. */
function withHeadStart<Answer>({ ctx }: Search, answer: Promise<Answer>): Promise<Answer | null> {
  const ms = optionalMsMax(ctx.salesforce);
  if (ms === undefined) return answer;
  return Promise.race([answer, wait(ms * headStartShare, null, { ref: false })]);
}

const isUsual = ({ apart }: NearPlan): boolean => apart === null;

/**
 * Queries for other spellings; of people of a list with a likely match so far only among the contacts of
 * their company, and none of a single lead with one, for which somebody waits.
 */
function planNear(
  { ctx, objects, plans, people, searches, findings }: Search,
  accountsOf: string[][],
): Promise<NearPlan[]> {
  const late = lateKindsOf(ctx);
  const near = findings.matches.map((found, index) => ({
    ...(searches[index] as CandidateSearch),
    accountIds: accountsOf[index] ?? [],
    isFound: found.best.some(({ level }) => level !== "possible"),
  }));
  const sought = near.filter(({ isFound }) => !isFound || people.length > 1);
  return planNearCandidates(objects, sought, {
    isSlow: (kind) => plans.slowFields.has(kind) || late.has(kind),
    bigObjects: plans.bigObjects,
  });
}

async function askNear({ ctx, findings, patience }: Search, plans: NearPlan[]): Promise<void> {
  const found = await findNearCandidates(ctx.salesforce, plans, patience);
  lateKindsOf(ctx).learn(found);
  await findings.add(found);
}

/**
 * Searches by SOSL for the people without any match so far, and, as far as these calls have room, for those
 * of whom only namesakes may have been found.
 */
async function searchNames(
  { ctx, plans, people, findings, patience }: Search,
  queries: CrmQuery[],
  accountsOf: string[][],
): Promise<void> {
  const namesWhere = (isSought: (found: CandidateMatch[]) => boolean) =>
    // People at a company with an account were already searched there, so the others come first.
    findings
      .indexesOf(isSought)
      .sort((a, b) => (accountsOf[a]?.length ?? 0) - (accountsOf[b]?.length ?? 0))
      .map((index) => people[index] as Person);
  const names = await namesOf(namesWhere((found) => found.length === 0));
  const further = await namesOf(
    namesWhere((found) => found.length > 0 && found.every(({ level }) => level === "possible")),
  );
  const callsMax = plans.bigObjects.size > 0 ? searchCallsMax.big : searchCallsMax.usual;
  const found = patience.isOver
    ? null
    : await patience.orNull(searchByName(ctx.salesforce, queries, { names, further, callsMax }));
  if (found) await findings.add({ records: found.records });
  else if (names.length > 0) {
    const fields = ["FirstName", "LastName"];
    await findings.add({ gaps: queries.map(({ object }) => ({ object, fields, why: "spelling" })) });
  }
}

/** Searches for what the org encrypts; of a list, for the people without a likely match so far. */
async function searchUnfilterable({ ctx, objects, people, findings }: Search): Promise<void> {
  const isLikely = ({ level }: CandidateMatch) => level !== "possible";
  const missing = findings.indexesOf((found) => people.length === 1 || !found.some(isLikely));
  const sought = missing.map((index) => people[index] as Person);
  await findings.add(await searchEncrypted(ctx, objects, sought));
}

/** Accounts found by web address, if that is slow in this org; otherwise the usual queries find them. */
async function accountsByWebsite(search: Search): Promise<FoundAccount[]> {
  const { ctx, objects, plans, companies, findings, patience } = search;
  if (!objects.account?.queryable) return [];
  const sought = { companies, slowKinds: plans.slowFields };
  const found = await findSlowAccounts(ctx.salesforce, objects.account, sought, patience);
  if (found.isIncomplete)
    await findings.add({ gaps: [{ object: "Account", fields: ["Website"], why: "slow" }] });
  return found.accounts;
}

/**
 * Searches for other spellings in accounts that the slow queries found. An answer after the time limit says
 * nothing about these conditions here, since little time may have been left, so `late` is not recorded.
 */
async function searchInAccounts(search: Search, accounts: FoundAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  const { ctx, findings, patience } = search;
  const kind = kindName("Contact", "AccountId");
  const near = await planNear(search, await accountIdsOf(search.people, accounts));
  const inAccounts = near.filter(({ kinds }) => kinds.includes(kind));
  await findings.add(await findNearCandidates(ctx.salesforce, inAccounts, patience));
}

function searchFor(person: Person, profile: SoughtProfile | undefined): CandidateSearch {
  const letters = initialLetters(person);
  return {
    ...spellingsOf(person),
    givenLetters: letters.given,
    familyLetters: letters.family,
    beginningsElsewhere: letters.elsewhere,
    givenElsewhere: letters.givenElsewhere,
    emails: person.emails,
    externalLeadId: profile?.externalLeadId ?? "",
    profileUrl: profile?.profileUrl ?? null,
    companyStems: person.company === null ? [] : companyStems(person.company),
    title: person.title,
    city: person.city,
  };
}

/** Current and former companies of the people, each once. */
async function soughtCompanies(people: Person[]): Promise<SoughtCompany[]> {
  const companies = new Map<string, SoughtCompany>();
  await eachInTurns(people, ({ company, formerCompanies, website }) => {
    for (const name of [company, ...formerCompanies]) {
      if (name === null) continue;
      const domain = (name === company ? website : null) ?? domainInName(name);
      companies.set(`${name}\n${domain ?? ""}`, {
        name,
        domain,
        stems: companyStems(name),
      });
    }
  });
  return [...companies.values()];
}

/** By person: the accounts that may be their present or former company, likeliest first. */
async function accountIdsOf(people: Person[], accounts: FoundAccount[]): Promise<string[][]> {
  const index = createAccountIndex<FoundAccount>();
  // Several queries may find one.
  const distinct = new Map(accounts.map((account) => [account.id, account]));
  await eachInTurns([...distinct.values()], index.add);
  const resolve = (company: string | null, domain: string | null, country: string | null) =>
    index.resolve({ company, domain, country, rep: null });
  return mapInTurns(people, ({ company, website, country, formerCompanies }) =>
    [
      ...resolve(company, website, country),
      ...formerCompanies.flatMap((former) => resolve(former, null, null)),
    ]
      .filter(({ score }) => score >= accountScoreMin)
      .slice(0, accountsPerCompanyMax)
      .map(({ account }) => account.id),
  );
}
