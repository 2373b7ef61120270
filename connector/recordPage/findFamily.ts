import type { RequestContext } from "../context.ts";
import { rememberPersonAccount } from "../accounts/personAccounts.ts";
import { remember, type CacheKind } from "../memory.ts";
import { nameOfObject } from "../reasons/names.ts";
import { refusal } from "../reasons/refusal.ts";
import {
  mayBePerson,
  selectFamily,
  selectPerson,
  toFamily,
  type AccountFamily,
  type FamilyRow,
} from "../salesforce/recordPages/accountFamily.ts";
import { toId18 } from "../salesforce/recordId.ts";
import { askAlong } from "./askAlong.ts";

const families: CacheKind<Promise<AccountFamily>> = { maxAgeMs: 5 * 60_000, max: 50 };

/**
 * An account with its parent and children, as the caller sees them. One API call, then none for some minutes.
 * Throws `insufficient-access` for a user without access to accounts, and `not-found`.
 */
export function findFamily(ctx: RequestContext, accountId: string): Promise<AccountFamily> {
  const id = toId18(accountId);
  if (!id?.startsWith("001")) throw refusal("no-such-record");
  return remember(ctx.memory.perUser(families, ctx.caller), id, () => askForFamily(ctx, id));
}

async function askForFamily(ctx: RequestContext, id: string): Promise<AccountFamily> {
  const { describe, results } = await askAlong<FamilyRow>(
    ctx,
    (known) => {
      if (known === null) return [selectFamily(null, id), selectPerson(id)];
      return known.account?.queryable ? [selectFamily(known.account, id)] : [];
    },
    ({ account }, [family, person]) =>
      family?.isMissing === false && (!mayBePerson(account) || person?.isMissing === false),
  );
  if (!describe.account?.queryable) {
    throw refusal("no-read", { values: { object: nameOfObject("Account", describe.account) } });
  }
  const [asked, person] = results;
  const found = toFamily(asked?.rows ?? [], id);
  if (!found) throw refusal("no-such-record");
  const isPerson = found.isPerson || (person?.rows.length ?? 0) > 0;
  if (isPerson) rememberPersonAccount(ctx, id);
  return { ...found, isPerson };
}
