import { accountWeights, type AccountLevels } from "./accountWeights.ts";
import { isCommonWord } from "./commonWords.ts";
import { compareUnlike, hasWebName, isFormerName } from "./compareCompanies.ts";
import { areAliases } from "./houses.ts";
import type { ComparedName } from "./namesOfCompany.ts";

export type NameLevel = AccountLevels["name"];

/** How alike the names of a lead's company and those of an account are: the best level of a pair. */
export function compareCompanyNames(
  wanted: readonly ComparedName[],
  offered: readonly ComparedName[],
): NameLevel {
  let best: NameLevel = "other";
  for (const one of wanted) {
    for (const other of offered) {
      const level = levelOf(one, other);
      if (accountWeights.name[level] > accountWeights.name[best]) best = level;
    }
  }
  return best;
}

function levelOf(one: ComparedName, other: ComparedName): NameLevel {
  const level = levelOfNames(one, other);
  if (one.kind === "own" && other.kind === "own") return level;
  return level === "part" || level === "other" ? "other" : "alias";
}

function levelOfNames(one: ComparedName, other: ComparedName): NameLevel {
  const [mine, theirs] = [one.company, other.company];
  if (mine.coreJoined === "" || theirs.coreJoined === "") return isWebNamed(one, other) ? "alias" : "other";
  if (mine.coreJoined === theirs.coreJoined) return "same";
  if (hadOneName(one, other) || areAliases(mine, theirs)) return "alias";
  if ((one.placed.isPlaced || other.placed.isPlaced) && one.baseJoined === other.baseJoined)
    return other.placed.isSite ? "site" : "national";
  const level = compareUnlike(mine, theirs);
  if (level === "near") return "group";
  if (level === "national") return level;
  if (isWebNamed(one, other)) return hasMoreWords(one, other) ? "short" : "alias";
  if (isShortFor(one, other) || isShortFor(other, one)) return "short";
  if (level === "typo") return "slip";
  if (level === "alias") return "alias";
  if (one.meaning !== "" && one.meaning === other.meaning) return "short";
  return hasMoreWords(one, other) ? "part" : "other";
}

/** Whether one was called as the other is, or both were called the same. */
const hadOneName = ({ company: one }: ComparedName, { company: other }: ComparedName): boolean =>
  isFormerName(one, other) ||
  isFormerName(other, one) ||
  (one.former !== null && one.former === other.former);

const initialsMin = 3;

/** Whether one name is the initials of the other, as IBM and P&G are. Two letters are so by chance. */
const isShortFor = ({ company: { bare, bareJoined } }: ComparedName, { initials }: ComparedName): boolean =>
  (bare.length === 1 || bare.every((word) => word.length === 1)) &&
  bareJoined.length >= initialsMin &&
  initials.includes(bareJoined);

const labelMin = 3;

/** Whether the web address of one is called as the other is. */
function isWebNamed(one: ComparedName, other: ComparedName): boolean {
  const isCalled = (site: ComparedName, { company }: ComparedName) =>
    hasWebName(site.company, company) ||
    site.company.webNames.some(
      (label) => label.length >= labelMin && [company.coreJoined, company.bareJoined].includes(label),
    );
  return isCalled(one, other) || isCalled(other, one);
}

/** Whether one name has all the words of the other, of which one is not common, and further ones. */
function hasMoreWords({ placed: one }: ComparedName, { placed: other }: ComparedName): boolean {
  const [few, many] = one.base.length < other.base.length ? [one.base, other.base] : [other.base, one.base];
  return few.every((word) => many.includes(word)) && !few.every(isCommonWord);
}
