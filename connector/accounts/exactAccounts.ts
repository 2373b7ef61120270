import type { RequestContext } from "../context.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import type { FoundAccount } from "../salesforce/foundAccount.ts";
import { rankForCompanies, type ProposedCompany } from "./proposeAccounts.ts";

/**
 * The account that is certainly each company; null where none is, or the user may not see accounts. Calls as
 * `rankForCompanies`.
 */
export async function exactAccounts(
  ctx: RequestContext,
  { account, opportunity, territory }: Pick<ContactDescribe, "account" | "opportunity" | "territory">,
  companies: ProposedCompany[],
): Promise<(FoundAccount | null)[]> {
  if (!account?.queryable) return companies.map(() => null);
  const ranked = await rankForCompanies(ctx, { account, opportunity, territory }, companies);
  return ranked.map((some) => some.find(({ isExact }) => isExact)?.account ?? null);
}
