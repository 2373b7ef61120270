import type { RequestContext } from "../context.ts";
import { resolveAccount } from "../matching/companies/resolveAccount.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { findAccountsNamed, type SoughtCompany } from "../salesforce/findAccountsNamed.ts";
import type { AccountSummary } from "../salesforce/searchAccounts.ts";

export interface ProposedAccount extends AccountSummary {
  reason: string;
  /** Certain enough to be preselected. */
  isExact: boolean;
}

const proposedMax = 5;

/**
 * Accounts for each of some companies, the likeliest first, at most one of them exact. One API call for a company, and for some hundred
 * together; none for none.
 */
export async function proposeAccounts(
  ctx: RequestContext,
  account: ObjectDescribe,
  companies: SoughtCompany[],
): Promise<ProposedAccount[][]> {
  if (companies.length === 0) return [];
  const found = await findAccountsNamed(ctx.salesforce, account, companies);
  return companies.map(({ name, domain }) =>
    resolveAccount(name, domain, found)
      .slice(0, proposedMax)
      .map((resolved) => ({ ...resolved.account, reason: resolved.reason, isExact: resolved.isExact })),
  );
}
