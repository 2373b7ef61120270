import { say, type Said } from "../../reasons/sentence.ts";
import { compareCompanies, type CompanyLevel } from "./compareCompanies.ts";
import type { NormalizedCompany } from "./normalizeCompany.ts";

export interface AccountCandidate {
  name: string;
  website: string | null;
}

export interface ResolvedAccount<Account> {
  account: Account;
  /** Whether it is the only account that is certainly the company. It may be selected without asking. */
  isExact: boolean;
  /** Why it may be the company. */
  reason: Said;
  /** 0 to 1. */
  score: number;
}

/** The score and reason of each level. Accounts of other levels are not proposed. */
const levels: Partial<Record<CompanyLevel, { score: number; reason: Said }>> = {
  exact: { score: 0.95, reason: say("account-name") },
  domain: { score: 0.9, reason: say("account-domain") },
  near: { score: 0.75, reason: say("account-near") },
  alias: { score: 0.65, reason: say("account-alias") },
  national: { score: 0.55, reason: say("account-national") },
  typo: { score: 0.5, reason: say("account-typo") },
  related: { score: 0.35, reason: say("account-related") },
};

/** An account and the parts of its name. */
interface NormalizedAccount<Account> {
  account: Account;
  company: NormalizedCompany;
}

/**
 * The accounts that may be a lead's company, likeliest first. Exact means the same name, apart from legal
 * form, case, accents and punctuation. Of several exact accounts, the one with the same spelling or domain
 * counts; otherwise none.
 */
export function resolveAccount<Account>(
  wanted: NormalizedCompany,
  accounts: readonly NormalizedAccount<Account>[],
): ResolvedAccount<Account>[] {
  const found = accounts
    .flatMap(({ account, company: offered }) => {
      const level = compareCompanies(wanted, offered);
      const found = levels[level];
      if (!found) return [];
      const sharesDomain = wanted.domains.some((each) => offered.domains.includes(each));
      const isVerbatim = wanted.full !== "" && wanted.full === offered.full;
      const isExactLevel = level === "exact" || level === "domain";
      const bonus = (isVerbatim ? 0.03 : 0) + (sharesDomain && level === "exact" ? 0.02 : 0);
      const { reason } = found;
      return [{ account, level, reason, isVerbatim, sharesDomain, isExactLevel, score: found.score + bonus }];
    })
    .sort((a, b) => b.score - a.score);
  const exact = found.filter(({ isExactLevel }) => isExactLevel);
  const decided = [
    exact.filter(({ level, sharesDomain }) => level === "exact" && sharesDomain),
    exact.filter(({ isVerbatim }) => isVerbatim),
    exact,
  ].find((some) => some.length > 0);
  const only = decided?.length === 1 ? decided[0] : undefined;
  return found.map((each) => ({
    account: each.account,
    isExact: each === only,
    reason: each.reason,
    score: Math.min(each.score, 1),
  }));
}
