import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { openOpportunities, type OpportunitySummary } from "../salesforce/openOpportunities.ts";
import { toId18 } from "../salesforce/recordId.ts";
import { contactDescribe } from "./contactDescribe.ts";

/**
 * The account's open opportunities. Throws `insufficient-access` where the user may not see opportunities at all, which an
 * empty list would hide, and `not-found` where there is no such account for the user.
 */
export async function findOpportunities(
  ctx: RequestContext,
  accountId: string,
): Promise<OpportunitySummary[]> {
  const id = toId18(accountId);
  const opportunity = await readableOpportunity(ctx);
  const found = id?.startsWith("001") ? await openOpportunities(ctx.salesforce, opportunity, id) : null;
  if (found === null) {
    throw new AppError("not-found", { detail: "Salesforce has no such account, or you may not see it." });
  }
  return found;
}

async function readableOpportunity(ctx: RequestContext): Promise<ObjectDescribe> {
  const { opportunity } = await contactDescribe(ctx);
  if (opportunity?.queryable) return opportunity;
  const again = await contactDescribe(ctx, { recheck: true });
  if (again.opportunity?.queryable) return again.opportunity;
  throw new AppError("insufficient-access", {
    detail: "You have no access to opportunities in Salesforce.",
    action: "Ask an admin for Read on Opportunity, or go on without an opportunity.",
  });
}
