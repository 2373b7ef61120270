import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { AppError } from "../errors.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { whereNamed } from "../salesforce/findAccountsNamed.ts";
import { openOpportunitiesWhere, type OpportunitySummary } from "../salesforce/openOpportunities.ts";
import { slowKindsOf } from "./proposeAccounts.ts";
import { soughtByName } from "./soughtByName.ts";

/** What is known of opportunities before they are asked for. */
export type KnownOpportunities = ReadonlyMap<string, OpportunitySummary[]>;

/**
 * Open opportunities of the accounts that are named as the lead's company, by account. They are asked for
 * before it is known which account is the right one, so that they come in the same API call. Not complete:
 * those of an account that is not among them have to be asked for.
 */
export async function likelyOpportunities(
  ctx: RequestContext,
  { account, opportunity }: { account: ObjectDescribe | null; opportunity: ObjectDescribe | null },
  { company, companyDomain }: LeadRow,
): Promise<KnownOpportunities> {
  if (!account?.queryable || !opportunity?.queryable || company === null) return new Map();
  const sought = soughtByName(company, companyDomain);
  const where = whereNamed(account, sought, await slowKindsOf(ctx, account, [sought]));
  if (where === null) return new Map();
  try {
    return await openOpportunitiesWhere(ctx.salesforce, { account, opportunity }, where);
  } catch (error) {
    // Whoever needs them asks again, and learns why.
    if (error instanceof AppError) return new Map();
    throw error;
  }
}
