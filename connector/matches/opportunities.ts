import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { AppError, policyOf } from "../errors.ts";
import {
  confirmAlong,
  contactDescribe,
  type ContactDescribe,
  type RememberOptions,
  withFreshAnswer,
} from "../form/contactDescribe.ts";
import { refusal } from "../reasons/refusal.ts";
import { whereNamed } from "../salesforce/accounts.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import {
  openOpportunities,
  openOpportunitiesWhere,
  type OpportunitySummary,
} from "../salesforce/openOpportunities.ts";
import { toId18 } from "../salesforce/recordId.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { askTogether } from "../work/askTogether.ts";
import { rememberPersonAccount } from "./accountCountries.ts";
import { slowKindsOf, soughtByName } from "./proposeAccounts.ts";

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
    return await askFor(ctx, await readable(ctx), accountId);
  } catch (error) {
    if (!(error instanceof AppError && error.cause instanceof SalesforceRefusal)) throw error;
    if (!policyOf(error).dependsOnDescribe) throw error;
    return askFor(ctx, await readable(ctx, { changed: true }), accountId);
  }
}

interface Readable {
  account: ObjectDescribe | null;
  opportunity: ObjectDescribe;
}

async function askFor(
  ctx: RequestContext,
  objects: Readable,
  accountId: string,
): Promise<OpportunitySummary[] | null> {
  const [found] = await askTogether(
    () => openOpportunities(ctx.salesforce, objects, accountId),
    () => confirmAlong(ctx),
  );
  if (found?.isPerson) rememberPersonAccount(ctx, accountId);
  return found && found.opportunities;
}

function readable(ctx: RequestContext, known: RememberOptions = {}): Promise<Readable> {
  return withFreshAnswer((again) => contactDescribe(ctx, again.recheck ? again : known), requireOpportunity);
}

function requireOpportunity({ account, opportunity }: ContactDescribe): Readable {
  if (opportunity?.queryable) return { account, opportunity };
  throw refusal("no-opportunities");
}

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
