import { setTimeout as wait } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { type ContactDescribe, rememberForCaller, withFreshDescribe } from "../form/contactDescribe.ts";
import { nameOfObject } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { AccountSummary } from "../salesforce/accountSummary.ts";
import type { FoundAccount } from "../salesforce/accounts.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import {
  recentAccounts,
  searchText,
  suggestAccounts,
  type SuggestedAccount,
  userNames,
} from "../salesforce/suggest.ts";
import { type ProposedCompany, rankForCompanies } from "./proposeAccounts.ts";

/**
 * Salesforce's own suggestions for a typed text; for no text, the accounts viewed last. Throws
 * `request-invalid` for texts that Salesforce does not search for.
 */
export async function findAccounts(ctx: RequestContext, text: string): Promise<AccountSummary[]> {
  const query = searchText(text);
  const account = await readableAccount(ctx);
  if (query === "") return recentAccounts(ctx.salesforce, account);
  return withOwners(ctx, await suggestAccounts(ctx.salesforce, account, query));
}

/** How long somebody who types waits for the names of owners, in milliseconds. */
const ownersMsMax = 1_000;

/**
 * Adds the owners' names, which are remembered for some minutes: one API call for new names, else none. Names
 * that a slow org has not told in time are there the next time.
 */
async function withOwners(ctx: RequestContext, suggested: SuggestedAccount[]): Promise<AccountSummary[]> {
  const names = await rememberForCaller(ctx, "owners", () =>
    Promise.resolve(new Map<string, string | null>([[ctx.caller.userId, ctx.caller.displayName]])),
  );
  const ids = new Set(suggested.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])));
  const unknown = [...ids].filter((id) => !names.has(id));
  const learnt = namesOf(ctx, unknown).then((found) => {
    // A later answer may have come before.
    for (const id of unknown) if (!names.has(id)) names.set(id, found.get(id) ?? null);
  });
  if (unknown.length > 0) {
    // Nobody waits for it any more where it fails late.
    learnt.catch((error: unknown) => ctx.log.error({ err: error }, "owners not named"));
    const enough = new AbortController();
    const late = wait(ownersMsMax, undefined, { signal: enough.signal }).catch(() => undefined);
    await Promise.race([learnt, late]).finally(() => enough.abort());
  }
  return suggested.map(({ account, ownerId }) => ({ ...account, owner: names.get(ownerId ?? "") ?? null }));
}

/** The owner's name is a convenience; without it the account can still be chosen. */
async function namesOf(ctx: RequestContext, ids: string[]): Promise<Map<string, string>> {
  try {
    return await userNames(ctx.salesforce, ids);
  } catch (error) {
    if (error instanceof AppError) return new Map();
    throw error;
  }
}

function readableAccount(ctx: RequestContext): Promise<ObjectDescribe> {
  return withFreshDescribe(ctx, requireAccount);
}

function requireAccount({ account }: ContactDescribe): ObjectDescribe {
  if (account?.queryable) return account;
  throw refusal("no-read", { values: { object: nameOfObject("Account", account) } });
}

/**
 * The account that is certainly each company; null where none is, or the user may not see accounts. Calls as
 * `rankForCompanies`.
 */
export async function exactAccounts(
  ctx: RequestContext,
  { account, opportunity, territory }: Pick<ContactDescribe, "account" | "opportunity" | "territory">,
  companies: ProposedCompany[],
): Promise<(FoundAccount | null)[]> {
  if (!account?.queryable) return companies.map(() => null);
  const ranked = await rankForCompanies(ctx, { account, opportunity, territory }, companies);
  return ranked.map((some) => some.find(({ isExact }) => isExact)?.account ?? null);
}
