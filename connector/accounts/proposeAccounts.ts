import type { RequestContext } from "../context.ts";
import { createAccountIndex } from "../matching/companies/indexAccounts.ts";
import { eachInTurns, mapInTurns } from "../inTurns.ts";
import { findPlans } from "../matches/findPlans.ts";
import { companyStems } from "../matching/companies/companyStems.ts";
import { showReason, type Saying } from "../reasons/sentence.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { findAccountsNamed } from "../salesforce/findAccountsNamed.ts";
import type { AccountSummary } from "../salesforce/accountSummary.ts";

export interface ProposedAccount extends AccountSummary {
  reason: string;
  /** The reason for translation. */
  said: Saying;
  /** The probability that it is the lead's company, 0 to 1. */
  score: number;
  /** Certain enough to be preselected. */
  isExact: boolean;
}

const proposedMax = 5;

/**
 * Accounts for each company, likeliest first, at most one of them exact. One API call for some hundred
 * companies, none for none, and one a day for the org's plans.
 */
export async function proposeAccounts(
  ctx: RequestContext,
  account: ObjectDescribe,
  companies: { name: string; domain: string | null }[],
): Promise<ProposedAccount[][]> {
  if (companies.length === 0) return [];
  const sought = await mapInTurns(companies, ({ name, domain }) => ({
    name,
    domain,
    stems: companyStems(name),
  }));
  const slowKinds = await slowKindsOf(ctx, account, companies);
  const index = createAccountIndex<AccountSummary>();
  await eachInTurns(await findAccountsNamed(ctx.salesforce, account, sought, slowKinds), index.add);
  return mapInTurns(companies, ({ name, domain }) =>
    index
      .resolve(name, domain)
      .slice(0, proposedMax)
      .map(({ account: found, reason, score, isExact }) => ({
        ...found,
        ...showReason(reason),
        score,
        isExact,
      })),
  );
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
