import type { RequestContext } from "../context.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import { remember, type CacheKind } from "../memory.ts";
import { findAccountsElsewhere } from "../salesforce/findAccountsElsewhere.ts";
import type { FoundAccount } from "../salesforce/foundAccount.ts";
import type { Patience } from "../salesforce/patience.ts";
import { unlessHidden } from "../salesforce/unlessHidden.ts";
import type { OrgPlans } from "./findPlans.ts";

const dayMs = 24 * 60 * 60_000;
const known: CacheKind<Promise<FoundAccount[]>> = { maxAgeMs: dayMs, max: 1, usersMax: 50 };
const key = "accounts";

/** For fewer leads it isn't worth a call of its own. */
const leadsMin = 20;

/**
 * Accounts whose names are in another alphabet than Latin, as of the last day. None in orgs that are so big
 * that the search takes long, and where nobody has asked and the leads are few.
 */
export async function accountsElsewhere(
  ctx: RequestContext,
  { account }: Pick<ContactDescribe, "account">,
  { leads, plans, patience }: { leads: number; plans: OrgPlans; patience: Patience },
): Promise<FoundAccount[]> {
  if (!account?.queryable || plans.bigObjects.size > 0) return [];
  const cache = ctx.memory.perUser(known, ctx.caller);
  if (leads < leadsMin && cache.get(key) === undefined) return [];
  const ask = () => unlessHidden(() => findAccountsElsewhere(ctx.salesforce, account), []);
  return (await patience.orNull(remember(cache, key, ask))) ?? [];
}
