import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { remember, type CacheKind } from "../memory.ts";
import { matchCacheOf } from "../matches/matchCache.ts";
import { readLink } from "../leads/recordLink.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { openOpportunities, type OpportunitySummary } from "../salesforce/openOpportunities.ts";
import { contactDescribe, type ContactDescribe } from "../describe/contactDescribe.ts";
import type { ProposedAccount } from "../accounts/proposeAccounts.ts";
import { proposeForLeads } from "../accounts/proposeForLeads.ts";

/** Which accounts a lead's company may be, and what goes with the one that it surely is. */
export interface AccountOfLead {
  suggestions: ProposedAccount[];
  selected: ProposedAccount | undefined;
  /** Open ones of the selected account; null where they are not known, and are to be asked for. */
  opportunities: OpportunitySummary[] | null;
}

const prefetched: CacheKind<Promise<AccountOfLead>> = { maxAgeMs: 60_000, max: 50 };

/**
 * Asks for a lead's account ahead of its draft, while Salesforce is about to be asked for its matches anyway:
 * both then share their API calls, and the draft has nothing left to ask. What goes wrong is left for the
 * draft to meet.
 */
export function prefetchAccount(ctx: RequestContext, lead: LeadRow): void {
  if (matchCacheOf(ctx).get(lead) || readLink(ctx.database, lead.id, ctx.caller.userId)) return;
  const ask = async () => askForAccount(ctx, await contactDescribe(ctx), lead);
  remember(ctx.memory.perUser(prefetched, ctx.caller), keyOf(lead), ask).catch(() => undefined);
}

/** The account of a lead for its draft: the answer that was asked for ahead, once, or Salesforce's of now. */
export async function accountOfLead(
  ctx: RequestContext,
  describe: ContactDescribe,
  lead: LeadRow,
): Promise<AccountOfLead> {
  const cache = ctx.memory.perUser(prefetched, ctx.caller);
  try {
    // Matches asked for meanwhile need not ask for it once more.
    return await remember(cache, keyOf(lead), () => askForAccount(ctx, describe, lead));
  } finally {
    cache.delete(keyOf(lead));
  }
}

/**
 * The account that the lead's company surely is comes with its opportunities, as the next thing that the
 * panel would ask for.
 */
async function askForAccount(
  ctx: RequestContext,
  { account, opportunity }: ContactDescribe,
  lead: LeadRow,
): Promise<AccountOfLead> {
  const suggestions = (await proposeForLeads(ctx, account, [lead])).get(lead.id) ?? [];
  const selected = suggestions.find(({ isExact }) => isExact);
  const isKnown = selected !== undefined && opportunity?.queryable;
  const opportunities = isKnown ? await opportunitiesOf(ctx, opportunity, selected.id) : null;
  return { suggestions, selected, opportunities };
}

/** Whatever is in the way of them is told where they are asked for. */
async function opportunitiesOf(ctx: RequestContext, opportunity: ObjectDescribe, accountId: string) {
  try {
    return await openOpportunities(ctx.salesforce, opportunity, accountId);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** A lead changed since is asked for anew. */
function keyOf({ id, updatedAt }: LeadRow): string {
  return `${id}:${updatedAt.getTime()}`;
}
