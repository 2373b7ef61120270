import type { RequestContext } from "../../context.ts";
import { crmDescribe } from "../../form/contactDescribe.ts";
import { rememberPersonAccount } from "../../matches/accountCountries.ts";
import { nameOfObject } from "../../reasons/fieldErrors.ts";
import type { ShownProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { toId18 } from "../../salesforce/recordId.ts";
import {
  type AccountFamily,
  type FamilyRow,
  mayBePerson,
  selectFamily,
  selectPerson,
  toFamily,
} from "../../salesforce/recordPages/accountFamily.ts";
import { type CacheKind, remember } from "../../work/memory.ts";
import { peopleAt, type PersonAt } from "./peopleAt.ts";
import {
  askAlong,
  blockersOf,
  type PageAccount,
  showAccount,
  showLeaver,
  type ShownLeaver,
  type ShownPerson,
  showPersonAt,
} from "./showPerson.ts";

interface AccountPeople {
  account: PageAccount;
  /** Who belongs to the account and is no contact. */
  missing: ShownPerson[];
  present: ShownPerson[];
  /** Whose contact is in the account, while they work elsewhere by now. */
  left: ShownLeaver[];
  counts: { missing: number; present: number; left: number };
  /** How many belong to the account. */
  total: number;
  /** Why nobody can be added here; none where somebody can. */
  blockers: ShownProblem[];
}

/** Of each kind so many are shown. */
const shownMax = 200;

/**
 * The people of the caller's lists who belong to an account, and those who have left it. Two API calls at
 * most; none where all of it was asked in the last minutes. Throws `not-found` and `insufficient-access`.
 */
export async function readAccountPeople(ctx: RequestContext, accountId: string): Promise<AccountPeople> {
  const family = await findFamily(ctx, accountId);
  const { account, isPerson } = family;
  const { here, elsewhere } = isPerson ? { here: [], elsewhere: [] } : await peopleAt(ctx, family);
  const describe = await crmDescribe(ctx);
  const isPresent = ({ link, contact }: PersonAt) => link?.object === "Contact" || contact !== null;
  const [present, missing] = [here.filter(isPresent), here.filter((person) => !isPresent(person))];
  const left = elsewhere.flatMap((person) => showLeaver(ctx, person) ?? []);
  return {
    account: showAccount(account),
    missing: missing.slice(0, shownMax).map((person) => showPersonAt(ctx, person)),
    present: present.slice(0, shownMax).map((person) => showPersonAt(ctx, person)),
    left: left.slice(0, shownMax),
    counts: { missing: missing.length, present: present.length, left: left.length },
    total: here.length,
    blockers: await blockersOf(ctx, describe, isPerson ? [refusal("page-person-account")] : []),
  };
}

const families: CacheKind<Promise<AccountFamily>> = { maxAgeMs: 5 * 60_000, max: 50 };

/**
 * An account with its parent and children, as the caller sees them. One API call, then none for some minutes.
 * Throws `insufficient-access` for a user without access to accounts, and `not-found`.
 */
function findFamily(ctx: RequestContext, accountId: string): Promise<AccountFamily> {
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
