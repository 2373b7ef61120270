import type { RequestContext } from "../context.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import type { CacheKind } from "../memory.ts";
import { findAccountsElsewhere } from "../salesforce/findAccountsElsewhere.ts";
import type { FoundAccount } from "../salesforce/foundAccount.ts";
import type { Patience } from "../salesforce/patience.ts";
import { unlessHidden } from "../salesforce/unlessHidden.ts";
import { askDaily, dayMs } from "./askDaily.ts";
import type { OrgPlans } from "./findPlans.ts";

const known: CacheKind<Promise<FoundAccount[]>> = { maxAgeMs: dayMs, max: 1, usersMax: 50 };

/**
 * Accounts whose names are in another alphabet than Latin, as of the last day. None in orgs that are so big
 * that the search takes long, and where nobody has asked and the leads are few.
 */
export async function accountsElsewhere(
  ctx: RequestContext,
  { account }: Pick<ContactDescribe, "account">,
  { plans, ...waiting }: { leads: number; plans: OrgPlans; patience: Patience },
): Promise<FoundAccount[]> {
  if (!account?.queryable || plans.bigObjects.size > 0) return [];
  const cache = ctx.memory.perUser(known, ctx.caller);
  const ask = () => unlessHidden(() => findAccountsElsewhere(ctx.salesforce, account), []);
  return (await askDaily(cache, waiting, ask)) ?? [];
}
