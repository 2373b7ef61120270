import type { RequestContext } from "../context.ts";
import { fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { say } from "../reasons/sentence.ts";
import { readCountries, type AccountCountry, type AccountSummary } from "../salesforce/accountSummary.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { unlessHidden } from "../salesforce/patience.ts";
import { toId18 } from "../salesforce/recordId.ts";
import type { CacheKind } from "../work/memory.ts";

/** As many accounts as a batch may have leads. */
const known: CacheKind<AccountCountry> = { maxAgeMs: 10 * 60_000, max: 10_000 };

type Asker = Pick<RequestContext, "memory" | "caller">;

/** Keeps for some minutes what was read of the accounts anyway. */
export function rememberCountries({ memory, caller }: Asker, accounts: AccountSummary[]): void {
  const cache = memory.perUser(known, caller);
  for (const { id, country, countryCode } of accounts) cache.set(id, { country, countryCode });
}

/** The country of an account, as far as the caller may see it. Undefined where nobody has looked it up. */
export function knownCountry({ memory, caller }: Asker, accountId: string): AccountCountry | undefined {
  return memory.perUser(known, caller).get(toId18(accountId) ?? "");
}

/** Those of the accounts whose country nobody has looked up, each once. */
export function unknownAccounts(asker: Asker, accountIds: string[]): string[] {
  const ids = new Set(accountIds.flatMap((id) => toId18(id) ?? []));
  return [...ids].filter((id) => id.startsWith("001") && !knownCountry(asker, id));
}

/**
 * Looks up the countries of accounts, so that `knownCountry` answers for each of them. One API call for a
 * thousand accounts, none for those that are known.
 */
export async function lookUpCountries(
  ctx: RequestContext,
  account: ObjectDescribe | null,
  accountIds: string[],
): Promise<void> {
  const unknown = unknownAccounts(ctx, accountIds);
  const found = account?.queryable
    ? await unlessHidden(
        () => readCountries(ctx.salesforce, account, unknown),
        new Map<string, AccountCountry>(),
      )
    : new Map<string, AccountCountry>();
  const cache = ctx.memory.perUser(known, ctx.caller);
  for (const id of unknown) cache.set(id, found.get(id) ?? { country: null, countryCode: null });
}

const personAccounts: CacheKind<true> = { max: 1_000 };

/** Stores that an account, of 18 characters, is a person. It remains one. */
export function rememberPersonAccount({ memory, caller }: Asker, accountId: string): void {
  memory.perUser(personAccounts, caller).set(accountId, true);
}

/** Throws `validation-failed` for an account that is known to be a person: no contact may belong to it. */
export function refusePersonAccount({ memory, caller }: Asker, accountId: string): void {
  if (!memory.perUser(personAccounts, caller).get(toId18(accountId) ?? "")) return;
  throw fieldsRefused([
    fieldError("AccountId", say("field-account-person", { field: say("name-account-name") })),
  ]);
}
