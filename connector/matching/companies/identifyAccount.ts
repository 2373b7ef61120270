import { say, type Said } from "../../reasons/sentence.ts";
import { compareCompanies, hasWebName, isFormerName, type CompanyLevel } from "./compareCompanies.ts";
import { groupWords } from "./legalForms.ts";
import type { ComparedName } from "./namesOfCompany.ts";
import { joined } from "./normalizeCompany.ts";
import { isCommonWord } from "./localNames.ts";
import { isGeneric } from "./placeInName.ts";
import { labelOf } from "./sharedHosts.ts";

/** How an account is the company, or only called like it. */
export interface Identity {
  /** 0 to 100. */
  rank: number;
  /** Enough by itself to be sure, unless something speaks against it. */
  isSure: boolean;
  /** Another company that is only called like it, or the one that it belongs to. */
  isLike: boolean;
  reason: Said;
}

const reasons = {
  name: say("account-name"),
  domain: say("account-domain"),
  near: say("account-near"),
  alias: say("account-alias"),
  national: say("account-national"),
  typo: say("account-typo"),
  related: say("account-related"),
};

const same = (rank: number, reason: Said, isSure: boolean): Identity => ({
  rank,
  isSure,
  isLike: false,
  reason,
});
const like = (rank: number, reason: Said = reasons.related): Identity => ({
  rank,
  isSure: false,
  isLike: true,
  reason,
});

/** How an account with these names is the company with those; null where it is another one. */
export function identifyAccount(
  wanted: readonly ComparedName[],
  offered: readonly ComparedName[],
): Identity | null {
  let best: Identity | null = null;
  for (const one of wanted) {
    for (const other of offered) {
      const found = comparePair(one, other);
      if (found && found.rank > (best?.rank ?? 0)) best = found;
    }
  }
  return best;
}

function comparePair(one: ComparedName, other: ComparedName): Identity | null {
  const found = compareNames(one, other);
  if (!found) return null;
  if (one.kind === "owner" || other.kind === "owner") return like(Math.min(found.rank, 40));
  if (one.kind === "own" && other.kind === "own") return found;
  if (found.isLike) return like(Math.min(found.rank, 25));
  const isSaid = one.kind !== "aside" && other.kind !== "aside";
  const isSure = found.isSure && (isSaid || sharesDomain(one, other) || webNamed(one, other));
  return same(Math.min(found.rank, isSaid ? 80 : 64), reasons.alias, isSure);
}

function compareNames(one: ComparedName, other: ComparedName): Identity | null {
  const level = compareCompanies(one.company, other.company);
  const isSameDomain = sharesDomain(one, other);
  if (level === "exact") return same(isSameDomain ? 100 : 90, reasons.name, true);
  if (one.company.coreJoined !== "" && other.company.coreJoined !== "") {
    if (hadOneName(one, other)) return same(78, reasons.alias, true);
    if (isShortFor(one, other) || isShortFor(other, one)) return byShortName(one, other);
    if ((one.placed.isPlaced || other.placed.isPlaced) && one.baseJoined === other.baseJoined) {
      if (areSisters(one, other)) return same(60, reasons.national, false);
      return same(isSameDomain ? 72 : 68, reasons.national, isSameDomain);
    }
    const extra = wordsBeyond(one, other);
    if (extra !== null) {
      if (isSameDomain) return like(60, reasons.domain);
      if (webNamed(one, other)) return like(58);
      const { few, many } = extra;
      return like(isGeneric(few) ? 10 : isGeneric(many) ? 48 : 35);
    }
  }
  if (level !== "near" && webNamed(one, other)) return same(75, reasons.alias, true);
  return byLevel(level, one, other) ?? acrossScripts(one, other);
}

function byLevel(level: CompanyLevel, one: ComparedName, other: ComparedName): Identity | null {
  if (level === "domain") return same(85, reasons.domain, true);
  if (level === "near") return same(70, reasons.near, isGroupOf(one, other) || isGroupOf(other, one));
  if (level === "alias") return same(65, reasons.alias, false);
  if (level === "national") return same(58, reasons.national, false);
  if (level === "typo") return same(50, reasons.typo, false);
  if (level === "related") return isGeneric(wordsOf(one).slice(0, 1)) ? null : like(25);
  return null;
}

/** Companies of one name in two countries. */
const areSisters = ({ placed: one }: ComparedName, { placed: other }: ComparedName): boolean =>
  one.country !== null && other.country !== null && one.country !== other.country;

const byShortName = (one: ComparedName, other: ComparedName): Identity =>
  sharesDomain(one, other) || webNamed(one, other)
    ? same(76, reasons.alias, true)
    : same(55, reasons.alias, false);

/** Whether one name is the other with Group or Holding, and no word that many companies share. */
function isGroupOf({ company: one }: ComparedName, { company: other }: ComparedName): boolean {
  const rest = one.core.filter((word) => !groupWords.has(word));
  return rest.length < one.core.length && joined(rest) === other.coreJoined && !rest.every(isCommonWord);
}

/** Whether one name is the initials of the other, as IBM, EY or P&G are. */
function isShortFor({ company }: ComparedName, { initials }: ComparedName): boolean {
  const { bare, bareJoined } = company;
  return (bare.length === 1 || bare.every((word) => word.length === 1)) && initials.includes(bareJoined);
}

/** Whether one was called as the other is, or both were called the same. */
const hadOneName = ({ company: one }: ComparedName, { company: other }: ComparedName): boolean =>
  isFormerName(one, other) ||
  isFormerName(other, one) ||
  (one.former !== null && one.former === other.former);

/** A name in another script that sounds like the Latin one. */
function acrossScripts(one: ComparedName, other: ComparedName): Identity | null {
  if (one.isLatin === other.isLatin || one.bones === "" || one.bones !== other.bones) return null;
  return same(57, reasons.alias, false);
}

const wordsOf = ({ placed }: ComparedName): string[] => placed.base;

/** The words of the shorter name and those that the longer one has beyond it; null where it is not so. */
function wordsBeyond(one: ComparedName, other: ComparedName): { few: string[]; many: string[] } | null {
  const [few, many] =
    wordsOf(one).length < wordsOf(other).length
      ? [wordsOf(one), wordsOf(other)]
      : [wordsOf(other), wordsOf(one)];
  if (few.length === 0 || few.length === many.length) return null;
  return few.every((word) => many.includes(word))
    ? { few, many: many.filter((word) => !few.includes(word)) }
    : null;
}

const sharesDomain = (one: ComparedName, other: ComparedName): boolean =>
  one.company.domains.some((domain) => other.company.domains.includes(domain));

/** Whether the web address of one is called as the other is. */
function webNamed(one: ComparedName, other: ComparedName): boolean {
  const isCalled = (site: ComparedName, { company }: ComparedName) =>
    hasWebName(site.company, company) ||
    (company.bareJoined.length >= 2 &&
      site.company.domains.some((domain) =>
        [company.coreJoined, company.bareJoined].includes(labelOf(domain)),
      ));
  return isCalled(one, other) || isCalled(other, one);
}
