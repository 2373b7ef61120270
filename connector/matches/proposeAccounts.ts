import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { SoughtAccount } from "../matching/companies/accountFacts.ts";
import { companyStems } from "../matching/companies/companyStems.ts";
import { createAccountIndex } from "../matching/companies/indexAccounts.ts";
import type { RankedAccount } from "../matching/companies/rankAccounts.ts";
import { companyDomain, domainInName } from "../matching/companies/sharedHosts.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";
import { coded, type Coded } from "../reasons/sentence.ts";
import type { AccountSummary } from "../salesforce/accountSummary.ts";
import {
  findAccountsNamed,
  type FoundAccount,
  type SoughtCompany,
  summaryOf,
} from "../salesforce/accounts.ts";
import { accountsInTerritory } from "../salesforce/accountPlaces.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { countOpenOpportunities } from "../salesforce/openOpportunities.ts";
import { eachInTurns, mapInTurns } from "../work/inTurns.ts";
import { rememberCountries } from "./accountCountries.ts";
import { findPlans } from "./findPlans.ts";

export interface ProposedAccount extends AccountSummary {
  /** Why it may be the company, and why it comes before others. */
  reasons: Coded[];
  /** The probability that it is the lead's company, 0 to 1. */
  score: number;
  /** Certain enough to be preselected. */
  isExact: boolean;
}

/** A company, and where its lead is, as ISO 3166-1 alpha-2. */
export interface ProposedCompany {
  name: string;
  domain: string | null;
  country: string | null;
  /** As the lead has it. */
  location: string | null;
}

/** How many open opportunities accounts have. Those that it does not name have none. */
type OpenCounts = ReadonlyMap<string, number>;

interface AccountObjects {
  account: ObjectDescribe;
  opportunity: ObjectDescribe | null;
  /** Null where the org has no sales territories. */
  territory: ObjectDescribe | null;
}

const proposedMax = 5;
/** Accounts alike in all else, of which open opportunities may tell one. */
const tiedMax = 20;

/**
 * Accounts for each company, the one that the caller would choose first, at most one of them exact. Calls as
 * `rankForCompanies`.
 */
async function proposeAccounts(
  ctx: RequestContext,
  objects: AccountObjects,
  companies: ProposedCompany[],
  countsOf?: () => Promise<OpenCounts>,
): Promise<ProposedAccount[][]> {
  return mapInTurns(await rankForCompanies(ctx, objects, companies, countsOf), (ranked) =>
    ranked.slice(0, proposedMax).map(({ account: found, reasons, score, isExact }) => ({
      ...summaryOf(found),
      reasons: reasons.map(coded),
      score,
      isExact,
    })),
  );
}

/**
 * The accounts that may be each company, the likeliest first. One API call for some hundred companies, none
 * for none, and one a day for the org's plans; another one where only open opportunities can tell which of
 * several accounts it is, unless `countsOf` knows them; and
 * one where a sales territory of the caller can, in orgs that have any.
 */
export async function rankForCompanies(
  ctx: RequestContext,
  { account, opportunity, territory }: AccountObjects,
  companies: ProposedCompany[],
  countsOf?: () => Promise<OpenCounts>,
): Promise<RankedAccount<FoundAccount>[][]> {
  if (companies.length === 0) return [];
  const named = new Map(companies.map((each) => [`${each.name}\n${each.domain}`, each]));
  const sought = await mapInTurns([...named.values()], ({ name, domain }) => soughtByName(name, domain));
  const slowKinds = await slowKindsOf(ctx, account, sought);
  const index = createAccountIndex<FoundAccount>();
  await eachInTurns(await findAccountsNamed(ctx.salesforce, account, sought, slowKinds), index.add);
  const wanted = companies.map(({ name: company, ...where }): SoughtAccount => ({
    company,
    ...where,
    rep: ctx.caller.userId,
  }));
  const ranked = await mapInTurns(wanted, (each) => index.resolve(each, tiedMax));
  const those = (isMeant: (each: RankedAccount<FoundAccount>) => boolean) => [
    ...new Set(ranked.flatMap((some) => some.filter(isMeant).map((each) => each.account))),
  ];
  const contested = territory?.queryable ? those(({ isContested }) => isContested) : [];
  const tied = opportunity?.queryable ? those(({ isTied }) => isTied) : [];
  await Promise.all([markTerritory(ctx, contested), countOpen(ctx, tied, countsOf)]);
  const learnt = new Set([...contested, ...tied]);
  return mapInTurns(wanted, (each, at) =>
    ranked[at]?.some(({ account: found }) => learnt.has(found)) ? index.resolve(each) : (ranked[at] ?? []),
  );
}

async function markTerritory(ctx: RequestContext, accounts: FoundAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  const ids = accounts.map(({ id }) => id);
  const found = await accountsInTerritory(ctx.salesforce, ctx.caller.userId, ids);
  if (found === null) ctx.log.warn({}, "territories could not be asked for");
  for (const each of accounts) each.inTerritory = found?.has(each.id) ?? false;
}

async function countOpen(
  ctx: RequestContext,
  accounts: FoundAccount[],
  countsOf: (() => Promise<OpenCounts>) | undefined,
): Promise<void> {
  if (accounts.length === 0) return;
  const ids = accounts.map(({ id }) => id);
  const counts = await (countsOf?.() ?? countOpenOpportunities(ctx.salesforce, ids));
  for (const each of accounts) each.openOpportunities = counts.get(each.id) ?? 0;
}

/** Nothing is slow about names: the org is asked for its plans only where a website is known. */
export async function slowKindsOf(
  ctx: RequestContext,
  account: ObjectDescribe,
  companies: { domain: string | null }[],
): Promise<ReadonlySet<string>> {
  if (companies.every(({ domain }) => domain === null)) return new Set();
  return (await findPlans(ctx, { account, contact: null, salesforceLead: null })).slowFields;
}

interface Objects {
  account: ObjectDescribe | null;
  opportunity: ObjectDescribe | null;
  territory: ObjectDescribe | null;
}

/**
 * Accounts for the company of each lead, the one that the caller would choose first. None where the lead has
 * no company, or the user may not see accounts. Each spelling of a company is looked up once, and ranked for
 * each place of its leads: one API call for some hundred companies, or two, see `proposeAccounts`.
 */
export async function proposeForLeads(
  ctx: RequestContext,
  { account, opportunity, territory }: Objects,
  leads: LeadRow[],
  countsOf?: () => Promise<OpenCounts>,
): Promise<Map<string, ProposedAccount[]>> {
  if (!account?.queryable) return new Map();
  const companies = new Map<string, { company: ProposedCompany; members: LeadRow[] }>();
  for (const lead of leads) {
    if (lead.company === null) continue;
    const company = {
      name: lead.company,
      domain: lead.companyDomain,
      country: countryOfLocation(lead.location),
      location: lead.location,
    };
    const key = `${company.name}\n${company.domain}\n${company.location}`;
    const known = companies.get(key);
    if (known) known.members.push(lead);
    else companies.set(key, { company, members: [lead] });
  }
  const each = [...companies.values()];
  const proposals = await proposeAccounts(
    ctx,
    { account, opportunity, territory },
    each.map(({ company }) => company),
    countsOf,
  );
  rememberCountries(ctx, proposals.flat());
  return new Map(
    each.flatMap(({ members }, index) =>
      members.map((lead): [string, ProposedAccount[]] => [lead.id, proposals[index] ?? []]),
    ),
  );
}

/** What accounts of a company are searched by. `domain` is what the lead tells of it. */
export const soughtByName = (name: string, domain: string | null): SoughtCompany => ({
  name,
  domain: companyDomain(domain) ?? domainInName(name),
  stems: companyStems(name),
});
