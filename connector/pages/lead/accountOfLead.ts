import type { RequestContext } from "../../context.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import { AppError } from "../../errors.ts";
import { confirmAlong, contactDescribe, type ContactDescribe } from "../../form/contactDescribe.ts";
import { readLink } from "../../leads/recordLink.ts";
import { matchCacheOf } from "../../matches/matchCache.ts";
import { type KnownOpportunities, likelyOpportunities } from "../../matches/opportunities.ts";
import { type ProposedAccount, proposeForLeads } from "../../matches/proposeAccounts.ts";
import type { ObjectDescribe } from "../../salesforce/describeTypes.ts";
import { openOpportunities, type OpportunitySummary } from "../../salesforce/openOpportunities.ts";
import { askTogether, beginTogether } from "../../work/askTogether.ts";
import { type CacheKind, remember } from "../../work/memory.ts";

/** Accounts for a lead's company, and the open opportunities of the exact match. */
interface AccountOfLead {
  suggestions: ProposedAccount[];
  selected: ProposedAccount | undefined;
  /** Open opportunities of the selected account; null where they have to be asked for. */
  opportunities: OpportunitySummary[] | null;
}

const prefetched: CacheKind<Promise<AccountOfLead>> = { maxAgeMs: 60_000, max: 50 };

/**
 * Looks up the lead's account before the draft asks for it, while `work` looks up matches anyway: both then
 * share their API calls. Errors are ignored; the draft request reports them.
 */
export async function prefetchAccount<T>(
  ctx: RequestContext,
  lead: LeadRow,
  work: () => Promise<T>,
): Promise<T> {
  if (matchCacheOf(ctx).get(lead) || (await readLink(ctx.database, lead.id, ctx.caller.userId)))
    return work();
  const ask = async () => askForAccount(ctx, await contactDescribe(ctx), lead);
  const [account, result] = beginTogether(() => rememberAccount(ctx, lead, ask), work);
  account.catch(() => undefined);
  return result;
}

function rememberAccount(
  ctx: RequestContext,
  lead: LeadRow,
  ask: () => Promise<AccountOfLead>,
): Promise<AccountOfLead> {
  return remember(ctx.memory.perUser(prefetched, ctx.caller), keyOf(lead), ask);
}

/** The lead's account for its draft: the prefetched answer, used once, or a new one. */
export async function accountOfLead(
  ctx: RequestContext,
  describe: ContactDescribe,
  lead: LeadRow,
): Promise<AccountOfLead> {
  const cache = ctx.memory.perUser(prefetched, ctx.caller);
  try {
    // A prefetch that starts meanwhile shares this request.
    return await rememberAccount(ctx, lead, () => askForAccount(ctx, describe, lead));
  } finally {
    cache.delete(keyOf(lead));
  }
}

/** Includes the open opportunities of an exact match, because the panel would ask for them next. */
async function askForAccount(
  ctx: RequestContext,
  { account, opportunity, territory }: ContactDescribe,
  lead: LeadRow,
): Promise<AccountOfLead> {
  const objects = { account, opportunity, territory };
  const likelyFound = Promise.withResolvers<KnownOpportunities>();
  const findLikely = async () => {
    let found: KnownOpportunities = new Map();
    try {
      found = await likelyOpportunities(ctx, objects, lead);
      return found;
    } finally {
      likelyFound.resolve(found);
    }
  };
  const countLikely = async () =>
    new Map([...(await likelyFound.promise)].map(([id, { length }]) => [id, length]));
  const [[proposed, likely]] = await askTogether(
    () => askTogether(() => proposeForLeads(ctx, objects, [lead], countLikely), findLikely),
    // Who opens a lead most likely adds it, and does not wait for this then.
    async () => (account?.queryable && lead.company !== null ? confirmAlong(ctx) : undefined),
  );
  const suggestions = proposed.get(lead.id) ?? [];
  const selected = suggestions.find(({ isExact }) => isExact);
  if (!selected || !opportunity?.queryable) return { suggestions, selected, opportunities: null };
  const opportunities =
    likely.get(selected.id) ?? (await opportunitiesOf(ctx, { account, opportunity }, selected.id));
  return { suggestions, selected, opportunities };
}

/** Errors are ignored; the request for opportunities reports them. */
async function opportunitiesOf(
  ctx: RequestContext,
  objects: { account: ObjectDescribe | null; opportunity: ObjectDescribe },
  accountId: string,
) {
  try {
    return (await openOpportunities(ctx.salesforce, objects, accountId))?.opportunities ?? null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** A lead that was changed is looked up again. */
function keyOf({ id, updatedAt }: LeadRow): string {
  return `${id}:${updatedAt.getTime()}`;
}
