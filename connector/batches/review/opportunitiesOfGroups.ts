import type { RequestContext } from "../../context.ts";
import { openOpportunitiesOf, type OpportunitySummary } from "../../salesforce/openOpportunities.ts";
import type { ContactDescribe } from "../../describe/contactDescribe.ts";
import type { CompanyGroup } from "./groupByCompany.ts";

/**
 * More accounts than these are looked up one by one, when a rep comes to them: a review has to stay cheap.
 */
const accountsMax = 1_000;

/**
 * Open opportunities of the accounts that are chosen beforehand, by account id; none where the user may see
 * none.
 */
export async function opportunitiesOfGroups(
  ctx: RequestContext,
  { opportunity, role }: ContactDescribe,
  groups: CompanyGroup[],
): Promise<Record<string, OpportunitySummary[]>> {
  if (!opportunity?.queryable || !role?.createable) return {};
  const accountIds = [...new Set(groups.flatMap(({ accountId }) => accountId ?? []))];
  const found = await openOpportunitiesOf(ctx.salesforce, opportunity, accountIds.slice(0, accountsMax));
  return Object.fromEntries(found);
}
