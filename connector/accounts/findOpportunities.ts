import type { RequestContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { openOpportunities, type OpportunitySummary } from "../salesforce/openOpportunities.ts";
import { toId18 } from "../salesforce/recordId.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { contactDescribe, type ContactDescribe } from "../describe/contactDescribe.ts";
import { withFreshAnswer } from "../describe/withFreshDescribe.ts";
import type { RememberOptions } from "../describe/rememberForCaller.ts";

/**
 * The account's open opportunities. Throws `insufficient-access` where the user may not see opportunities at
 * all, and `not-found` where the user sees no such account.
 */
export async function findOpportunities(
  ctx: RequestContext,
  accountId: string,
): Promise<OpportunitySummary[]> {
  const id = toId18(accountId);
  const found = id?.startsWith("001") ? await findOpen(ctx, id) : null;
  if (found === null) {
    throw refusal("no-such-record");
  }
  return found;
}

/** Asks once more with a fresh describe: the user's access may have changed. */
async function findOpen(ctx: RequestContext, accountId: string): Promise<OpportunitySummary[] | null> {
  try {
    return await openOpportunities(ctx.salesforce, await readableOpportunity(ctx), accountId);
  } catch (error) {
    if (!(error instanceof AppError && error.cause instanceof SalesforceRefusal)) throw error;
    if (!policyOf(error).dependsOnDescribe) throw error;
    const opportunity = await readableOpportunity(ctx, { changed: true });
    return openOpportunities(ctx.salesforce, opportunity, accountId);
  }
}

function readableOpportunity(ctx: RequestContext, known: RememberOptions = {}): Promise<ObjectDescribe> {
  return withFreshAnswer((again) => contactDescribe(ctx, again.recheck ? again : known), requireOpportunity);
}

function requireOpportunity({ opportunity }: ContactDescribe): ObjectDescribe {
  if (opportunity?.queryable) return opportunity;
  throw refusal("no-opportunities");
}
