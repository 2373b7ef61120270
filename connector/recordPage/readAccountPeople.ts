import type { RequestContext } from "../context.ts";
import { crmDescribe } from "../describe/contactDescribe.ts";
import type { ShownProblem } from "../problems.ts";
import { refusal } from "../reasons/refusal.ts";
import { blockersOf } from "./blockersOf.ts";
import { findFamily } from "./findFamily.ts";
import { peopleAt, type PersonAt } from "./peopleAt.ts";
import {
  showAccount,
  showLeaver,
  showPersonAt,
  type PageAccount,
  type ShownLeaver,
  type ShownPerson,
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
