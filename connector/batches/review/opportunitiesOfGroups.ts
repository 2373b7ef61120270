import type { RequestContext } from "../../context.ts";
import { openOpportunitiesOf, type OpportunitySummary } from "../../salesforce/openOpportunities.ts";
import type { ContactDescribe } from "../../describe/contactDescribe.ts";
import type { CompanyGroup } from "./groupByCompany.ts";

/**
 * To keep a review cheap, opportunities of more accounts than this are loaded one account at a time, on
 * demand.
 */
const accountsMax = 1_000;

/**
 * Open opportunities by id of the preselected accounts, and of those proposed where none is preselected. None
 * where the user may not see opportunities.
 */
export async function opportunitiesOfGroups(
  ctx: RequestContext,
  { opportunity, role }: ContactDescribe,
  groups: CompanyGroup[],
): Promise<Record<string, OpportunitySummary[]>> {
  if (!opportunity?.queryable || !role?.createable) return {};
  const preselected = groups.flatMap(({ accountId }) => accountId ?? []);
  const proposed = groups.flatMap(({ accountId, proposals }) =>
    accountId === null ? proposals.map(({ id }) => id) : [],
  );
  const accountIds = [...new Set([...preselected, ...proposed])];
  const found = await openOpportunitiesOf(ctx.salesforce, opportunity, accountIds.slice(0, accountsMax));
  return Object.fromEntries(found);
}
