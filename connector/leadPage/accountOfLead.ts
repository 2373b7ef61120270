import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { dropOldest, matchCacheOf } from "../matches/matchCache.ts";
import { readLink } from "../leads/recordLink.ts";
import type { SalesforceApp } from "../salesforce/connect.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { openOpportunities, type OpportunitySummary } from "../salesforce/openOpportunities.ts";
import { contactDescribe, type ContactDescribe } from "../describe/contactDescribe.ts";
import { proposeAccounts, type ProposedAccount } from "../accounts/proposeAccounts.ts";

/** Which accounts a lead's company may be, and what goes with the one that it surely is. */
export interface AccountOfLead {
  suggestions: ProposedAccount[];
  selected: ProposedAccount | undefined;
  /** Open ones of the selected account; null where they are not known, and are to be asked for. */
  opportunities: OpportunitySummary[] | null;
}

interface Expected {
  answer: Promise<AccountOfLead>;
  askedAt: number;
}

const maxAgeMs = 60_000;
const expectedMax = 500;

const caches = new WeakMap<SalesforceApp, Map<string, Expected>>();

/**
 * Asks for a lead's account ahead of its draft, while Salesforce is about to be asked for its matches anyway: both then share their API
 * calls, and the draft has nothing left to ask. What goes wrong is left for the draft to meet.
 */
export function expectAccount(ctx: RequestContext, lead: LeadRow): void {
  if (matchCacheOf(ctx).get(lead) || readLink(ctx.database, lead.id, ctx.caller.userId)) return;
  const expected = expectedOf(ctx);
  const key = keyOf(ctx, lead);
  if (isFresh(ctx, expected.get(key))) return;
  const answer = contactDescribe(ctx).then((describe) => askForAccount(ctx, describe, lead));
  answer.catch(() => expected.delete(key));
  remember(expected, key, { answer, askedAt: ctx.clock().getTime() });
}

/** The account of a lead for its draft: the answer that was expected, once, or Salesforce's of now. */
export async function accountOfLead(
  ctx: RequestContext,
  describe: ContactDescribe,
  lead: LeadRow,
): Promise<AccountOfLead> {
  const expected = expectedOf(ctx);
  const key = keyOf(ctx, lead);
  const known = expected.get(key);
  const answer = isFresh(ctx, known) ? known.answer : askForAccount(ctx, describe, lead);
  // Matches asked for meanwhile need not ask for it once more.
  if (answer !== known?.answer) remember(expected, key, { answer, askedAt: ctx.clock().getTime() });
  try {
    return await answer;
  } finally {
    expected.delete(key);
  }
}

/** The account that the lead's company surely is comes with its opportunities, as the next thing that the panel would ask for. */
async function askForAccount(
  ctx: RequestContext,
  { account, opportunity }: ContactDescribe,
  lead: LeadRow,
): Promise<AccountOfLead> {
  const companies = lead.company === null ? [] : [{ name: lead.company, domain: lead.companyDomain }];
  const [suggestions = []] = account?.queryable ? await proposeAccounts(ctx, account, companies) : [];
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

function isFresh(ctx: RequestContext, known: Expected | undefined): known is Expected {
  return known !== undefined && ctx.clock().getTime() - known.askedAt < maxAgeMs;
}

function expectedOf(ctx: RequestContext): Map<string, Expected> {
  const expected = caches.get(ctx.salesforceApp) ?? new Map<string, Expected>();
  caches.set(ctx.salesforceApp, expected);
  return expected;
}

/** A user's own: nobody else's rights show through it. A lead changed since is asked for anew. */
function keyOf({ caller }: RequestContext, { id, updatedAt }: LeadRow): string {
  return [caller.orgId, caller.userId, id, updatedAt.getTime()].join(":");
}

function remember(expected: Map<string, Expected>, key: string, value: Expected): void {
  expected.delete(key);
  expected.set(key, value);
  dropOldest(expected, expectedMax);
}
