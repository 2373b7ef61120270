import { normalizeCompany, type NormalizedCompany } from "./normalizeCompany.ts";
import { resolveAccount, type AccountCandidate, type ResolvedAccount } from "./resolveAccount.ts";

/** Accounts prepared for resolving many companies without comparing all pairs. */
interface AccountIndex<Account> {
  add(account: Account): void;
  resolve(company: string | null, domain: string | null): ResolvedAccount<Account>[];
}

export function createAccountIndex<Account extends AccountCandidate>(): AccountIndex<Account> {
  const prepared: { account: Account; company: NormalizedCompany }[] = [];
  const blocks = new Map<string, Set<number>>();
  return {
    add(account) {
      const company = normalizeCompany(account.name, [account.website]);
      const index = prepared.push({ account, company }) - 1;
      for (const key of keysOf(company)) blocks.set(key, (blocks.get(key) ?? new Set()).add(index));
    },
    resolve(name, domain) {
      const wanted = normalizeCompany(name, [domain]);
      const near = new Set(keysOf(wanted).flatMap((key) => [...(blocks.get(key) ?? [])]));
      return resolveAccount(
        wanted,
        [...near].sort((a, b) => a - b).flatMap((index) => prepared[index] ?? []),
      );
    },
  };
}

/** All accounts at once. */
export function indexAccounts<Account extends AccountCandidate>(
  accounts: readonly Account[],
): AccountIndex<Account> {
  const index = createAccountIndex<Account>();
  for (const account of accounts) index.add(account);
  return index;
}

/** Keys of a company. Two companies that are not `different` share at least one. */
function keysOf(company: NormalizedCompany): string[] {
  const { core, coreJoined, bare, bareJoined, groupJoined, acronym, former, domains } = company;
  const names = [coreJoined, bareJoined, groupJoined, former ?? ""].filter((name) => name !== "");
  return [
    ...names.map((name) => `s:${name.slice(0, 4)}`),
    // Covers a typing error among the first letters.
    ...names.map((name) => `e:${name.slice(-6)}`),
    ...[...core, ...bare].map((word) => `w:${word}`),
    ...(acronym === null
      ? []
      : [acronym, `${acronym}i`, `${acronym}g`].map((letters) => `s:${letters.slice(0, 4)}`)),
    ...domains.map((domain) => `d:${domain}`),
    ...domains.map((domain) => `s:${(domain.split(".")[0] ?? "").replace(/-/g, "").slice(0, 4)}`),
  ];
}
