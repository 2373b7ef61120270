import { haveInCommon } from "../haveInCommon.ts";
import { editDistance } from "../names/editDistance.ts";
import { areAliases, areOfOneHouse } from "./houses.ts";
import type { NormalizedCompany } from "./normalizeCompany.ts";

/**
 * How alike two companies are, the most alike first. `related`: parent and branch, which are two companies.
 * `former` compares people: one works at a company where the other worked before. `nobody`: one says to work
 * for nobody, or not for whom.
 */
export type CompanyLevel =
  | "exact"
  | "domain"
  | "near"
  | "alias"
  | "national"
  | "typo"
  | "former"
  | "related"
  | "different"
  | "nobody"
  | "blank";

export function compareCompanies(one: NormalizedCompany, other: NormalizedCompany): CompanyLevel {
  const same = compareSameCompany(one, other);
  if (same !== null) return same;
  if (one.isNobody || other.isNobody) return "nobody";
  if (one.coreJoined === "" || other.coreJoined === "") return "blank";
  return areOneGroup(one, other) || isRelated(one, other) || areOfOneHouse(one, other)
    ? "related"
    : "different";
}

/** Levels of companies that may be one and the same. */
type SameLevel = "exact" | "domain" | "near" | "alias" | "national" | "typo";

/** The same alone, in less time: null for the levels of two companies, which most pairs have. */
function compareSameCompany(one: NormalizedCompany, other: NormalizedCompany): SameLevel | null {
  const isNameless = one.coreJoined === "" || other.coreJoined === "";
  if (!isNameless && one.coreJoined === other.coreJoined) return "exact";
  if (haveInCommon(one.domains, other.domains)) return "domain";
  if (isNameless) return hasWebBrand(one, other) || hasWebBrand(other, one) ? "alias" : null;
  return compareUnlike(one, other);
}

/** The same by names alone, of two that differ. */
export function compareUnlike(
  one: NormalizedCompany,
  other: NormalizedCompany,
): Exclude<SameLevel, "exact" | "domain"> | null {
  if (one.bareJoined === other.bareJoined) return "near";
  if (areAliases(one, other) || isAlias(one, other) || isAlias(other, one)) return "alias";
  // Two companies of one name in two countries are sister companies at most.
  if (areOneGroup(one, other)) return one.nations === "" || other.nations === "" ? "national" : null;
  return isMisspelled(one, other) && !isRelated(one, other) ? "typo" : null;
}

export const sameCompany: ReadonlySet<CompanyLevel> = new Set<SameLevel>([
  "exact",
  "domain",
  "near",
  "alias",
  "national",
  "typo",
]);

const areOneGroup = (one: NormalizedCompany, other: NormalizedCompany): boolean =>
  one.groupJoined !== "" && one.groupJoined === other.groupJoined;

const isAlias = (one: NormalizedCompany, other: NormalizedCompany): boolean =>
  isAcronym(one, other) || isFormerName(one, other) || hasWebName(one, other);

/** Whether `other` is an acronym of `one`. */
function isAcronym(one: NormalizedCompany, other: NormalizedCompany): boolean {
  return (
    other.bare.length === 1 &&
    other.bareJoined.length >= 3 &&
    // … International, … Group
    one.acronyms.some((initials) => [initials, `${initials}i`, `${initials}g`].includes(other.bareJoined))
  );
}

/** Whether `other` is what `one` was called before. */
export const isFormerName = (one: NormalizedCompany, other: NormalizedCompany): boolean =>
  one.former !== null && (one.former === other.coreJoined || one.former === other.bareJoined);

/** Whether the web address of `one` is called as `other` is. */
export const hasWebName = (one: NormalizedCompany, other: NormalizedCompany): boolean =>
  one.webNames.some(
    (label) => label.length >= 4 && (label === other.coreJoined || label === other.bareJoined),
  );

/** The same where the address has the first word alone, of somebody of whom no company is known by name. */
const hasWebBrand = (one: NormalizedCompany, other: NormalizedCompany): boolean =>
  hasWebName(one, other) || one.webNames.some((label) => label.length >= brandMin && label === other.bare[0]);

/** Shorter words are no brand of one company alone. */
const brandMin = 6;

/** Whether one name begins as the other or has all its words: Siemens and Siemens Energy. */
function isRelated(one: NormalizedCompany, other: NormalizedCompany): boolean {
  const [few, many] = one.bare.length <= other.bare.length ? [one.bare, other.bare] : [other.bare, one.bare];
  return few.length > 0 && (few[0] === many[0] || few.every((word) => many.includes(word)));
}

function isMisspelled(one: NormalizedCompany, other: NormalizedCompany): boolean {
  const [mine, theirs] = [one.bareJoined, other.bareJoined];
  const max = slipsIn(mine.length, theirs.length);
  return max > 0 && editDistance(mine, theirs, max) <= max;
}

/** How many letters of two names may differ. A slip in a short one makes another company. */
function slipsIn(length: number, otherLength: number): number {
  const shorter = Math.min(length, otherLength);
  if (shorter < 6) return 0;
  return shorter >= 12 ? 2 : 1;
}
