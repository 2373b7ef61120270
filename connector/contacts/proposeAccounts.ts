import type { RequestContext } from "../context.ts";
import { foldText } from "../matching/foldText.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { findAccountsNamed } from "../salesforce/findAccountsNamed.ts";
import type { AccountSummary } from "../salesforce/searchAccounts.ts";

export interface ProposedAccount extends AccountSummary {
  reason: string;
  /** Certain enough to be preselected. */
  isExact: boolean;
}

const proposedMax = 5;

/** Accounts for a lead's company, the likeliest first. One API call; none where the lead has no company. */
export async function proposeAccounts(
  ctx: RequestContext,
  account: ObjectDescribe,
  lead: { company: string | null; companyDomain: string | null },
): Promise<ProposedAccount[]> {
  const { company, companyDomain } = lead;
  if (company === null) return [];
  const found = await findAccountsNamed(ctx.salesforce, account, { name: company, domain: companyDomain });
  const wanted = foldText(company);
  return found
    .map((entry) => ({ ...entry, isExact: foldText(entry.name) === wanted, reason: "similar name" }))
    .sort((one, other) => Number(other.isExact) - Number(one.isExact))
    .slice(0, proposedMax);
}
