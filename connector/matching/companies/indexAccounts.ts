import { normalizeCompany, type NormalizedCompany } from "./normalizeCompany.ts";
import { resolveAccount, type AccountCandidate, type ResolvedAccount } from "./resolveAccount.ts";

/** Accounts prepared for resolving many companies without comparing all pairs. */
interface AccountIndex<Account> {
  resolve(company: string | null, domain: string | null): ResolvedAccount<Account>[];
}

export function indexAccounts<Account extends AccountCandidate>(
  accounts: readonly Account[],
): AccountIndex<Account> {
  const prepared = accounts.map((account) => ({
    account,
    company: normalizeCompany(account.name, [account.website]),
  }));
  const blocks = new Map<string, Set<number>>();
  prepared.forEach(({ company }, index) => {
    for (const key of keysOf(company)) blocks.set(key, (blocks.get(key) ?? new Set()).add(index));
  });
  return {
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
