import type { AccountCandidate, SoughtAccount } from "./accountFacts.ts";
import { prepareAccount, prepareCompany, type PreparedAccount } from "./compareAccounts.ts";
import type { ComparedName } from "./namesOfCompany.ts";
import { rankAccounts, type RankedAccount } from "./rankAccounts.ts";
import { webNameOf } from "./sharedHosts.ts";

/** Accounts prepared for ranking them for many companies without comparing all pairs. */
interface AccountIndex<Account> {
  add(account: Account): void;
  /** The first accounts that may be the lead's company, the one that a rep would choose first. */
  resolve(sought: SoughtAccount, max?: number): RankedAccount<Account>[];
}

/** How many are shown for a lead. */
const rankedMax = 5;
/** Accounts that share a key of which so many have the same are not found by it: it tells too little. */
const alikeMax = 200;
/** Accounts of one and the same name that are compared for a lead. */
const sameMax = 2_000;

export function createAccountIndex<Account extends AccountCandidate>(): AccountIndex<Account> {
  const prepared: PreparedAccount<Account>[] = [];
  const same = new Map<string, number[]>();
  const alike = new Map<string, number[]>();
  const byId = new Map<string, PreparedAccount<Account>>();
  return {
    add(account) {
      if (account.isPerson === true) return;
      const each = prepareAccount(account);
      const index = prepared.push(each) - 1;
      if (each.id !== "") byId.set(each.id, each);
      const names = [...each.names, ...(each.markedNames ?? [])];
      for (const key of new Set(names.flatMap(sameKeys))) put(same, key, index);
      for (const key of new Set(names.flatMap(alikeKeys))) put(alike, key, index);
    },
    resolve(sought, max = rankedMax) {
      const company = prepareCompany(sought);
      const found = new Set<number>();
      for (const key of new Set(company.names.flatMap(sameKeys)))
        for (const index of (same.get(key) ?? []).slice(0, sameMax)) found.add(index);
      for (const key of new Set(company.names.flatMap(alikeKeys))) {
        const indexes = alike.get(key) ?? [];
        if (indexes.length <= alikeMax) for (const index of indexes) found.add(index);
      }
      const near = [...found].sort((a, b) => a - b).flatMap((index) => prepared[index] ?? []);
      return rankAccounts(company, near, (id) => byId.get(id), max);
    },
  };
}

function put(blocks: Map<string, number[]>, key: string, index: number): void {
  const known = blocks.get(key);
  if (known) known.push(index);
  else blocks.set(key, [index]);
}

/** All accounts at once. */
export function indexAccounts<Account extends AccountCandidate>(
  accounts: readonly Account[],
): AccountIndex<Account> {
  const index = createAccountIndex<Account>();
  for (const account of accounts) index.add(account);
  return index;
}

/** Keys that two names of one company share. */
function sameKeys({ company, baseJoined, initials, meaning, aliases }: ComparedName): string[] {
  const { coreJoined, bareJoined, groupJoined, acronym, former, domains } = company;
  const acronyms = acronym === null ? [] : [acronym, `${acronym}i`, `${acronym}g`];
  return [
    ...[
      coreJoined,
      bareJoined,
      groupJoined,
      baseJoined,
      former ?? "",
      ...acronyms,
      ...initials,
      ...domains.map(webNameOf),
    ]
      .filter((name) => name !== "")
      .map((name) => `n:${name}`),
    ...domains.map((domain) => `d:${domain}`),
    ...(meaning === "" ? [] : [`m:${meaning}`]),
    ...aliases.map((alias) => `a:${alias}`),
  ];
}

/** Keys of names that are only alike. Of two that differ in one letter, beginning or end is the same. */
function alikeKeys({ company, placed }: ComparedName): string[] {
  const { bareJoined, bare } = company;
  return [
    ...(bareJoined === "" ? [] : [`s:${bareJoined.slice(0, 5)}`, `e:${bareJoined.slice(-5)}`]),
    ...[...bare, ...placed.base].map((word) => `w:${word}`),
  ];
}
