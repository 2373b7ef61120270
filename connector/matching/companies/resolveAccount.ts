import { compareCompanies, type CompanyLevel } from "./compareCompanies.ts";
import type { PreparedCompany } from "./prepareCompany.ts";

export interface AccountCandidate {
  name: string;
  website: string | null;
}

export interface ResolvedAccount<Account> {
  account: Account;
  /** That it is the company beyond doubt, and the only such: it may be chosen without asking. */
  isExact: boolean;
  reason: string;
  /** 0 to 1. */
  score: number;
}

const scores: Record<CompanyLevel, number> = {
  exact: 0.95,
  domain: 0.9,
  near: 0.75,
  alias: 0.65,
  national: 0.55,
  typo: 0.5,
  former: 0,
  related: 0.35,
  different: 0,
  blank: 0,
};

const reasons: Record<CompanyLevel, string> = {
  exact: "same name",
  domain: "same web domain",
  near: "same name but for words like Group or International",
  alias: "known by this name too",
  national: "same name but for the country",
  typo: "almost the same name",
  former: "",
  related: "parent, branch or a like-named company",
  different: "",
  blank: "",
};

/** An account with its name taken apart. */
export interface PreparedAccount<Account> {
  account: Account;
  company: PreparedCompany;
}

/**
 * Which accounts a lead's company may be, the likeliest first. Exact is the same name, legal form, case, accents and
 * punctuation aside; where several accounts are, the one written exactly so, or with the company's domain; else none.
 */
export function resolveAmong<Account>(
  wanted: PreparedCompany,
  accounts: readonly PreparedAccount<Account>[],
): ResolvedAccount<Account>[] {
  const found = accounts
    .map(({ account, company: offered }) => {
      const level = compareCompanies(wanted, offered);
      const sharesDomain = wanted.domains.some((each) => offered.domains.includes(each));
      const isVerbatim = wanted.full !== "" && wanted.full === offered.full;
      const isExactLevel = level === "exact" || level === "domain";
      const bonus = (isVerbatim ? 0.03 : 0) + (sharesDomain && level === "exact" ? 0.02 : 0);
      return { account, level, isVerbatim, sharesDomain, isExactLevel, score: scores[level] + bonus };
    })
    .filter(({ score }) => score > 0)
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
    reason: reasons[each.level],
    score: Math.min(each.score, 1),
  }));
}
