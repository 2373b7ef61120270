import { areKoreanSpellings, eastAsianSpellings } from "../names/eastAsianNames.ts";
import type { FamilyLevel } from "../names/compareFamily.ts";
import type { GivenLevel } from "../names/compareGiven.ts";
import type { NameComparison } from "../names/compareNames.ts";
import { isWrittenOut } from "../names/isWrittenOut.ts";
import { editDistance } from "../names/editDistance.ts";
import { commonFamilyNames, knownFamilyNames, knownGivenNames } from "../names/knownNames.ts";
import { hasOddLetters } from "../names/lettersTogether.ts";
import type { NameCounts, NamePart } from "../names/nameCounts.ts";
import type { NormalizedName } from "../names/normalizeName.ts";
import { rarities, rarityOf, type Rarity } from "../names/rarity.ts";

/** What the names of a CRM's people say of two names that were compared. */
export interface ComparedNames {
  names: NameComparison;
  one: NormalizedName;
  other: NormalizedName;
  counts: NameCounts | undefined;
  /** Where the two live, as far as it is known. */
  countries: readonly (string | null)[];
}

/** Levels where the two have no name in common of which it matters how often it occurs. */
const apart: ReadonlySet<GivenLevel | FamilyLevel> = new Set([
  "initial",
  "different",
  "blank",
  "middleConflict",
]);

/**
 * How often the name occurs that both have. Of two spellings the commoner one counts, and where one of the
 * two has first and last name swapped, the commoner of both names.
 */
export function rarityOfBoth(part: NamePart, { names, one, other, counts }: ComparedNames): Rarity | "blank" {
  if (apart.has(names[part])) return "blank";
  const [mine, theirs] = [rarityOf(part, one, counts), rarityOf(part, other, counts)];
  return rarities.indexOf(mine) < rarities.indexOf(theirs) ? mine : theirs;
}

/** This many people have a spelling that is a name, and no slip. */
const namedSo = 2;

/** Whether one of both has lost letters, so that its spelling is no name. */
const areDamaged = (one: NormalizedName, other: NormalizedName): boolean =>
  one.damaged !== null || other.damaged !== null;

/** Levels of family names that may be two, as the spellings are. */
const mayBeTwo: ReadonlySet<FamilyLevel> = new Set(["typo", "variant", "alike", "near"]);

/**
 * A family name that differs in spelling is another name where both spellings are names. `haveOtherTitles`:
 * the two may be colleagues.
 */
export function familyInCrm(
  { names, one, other, counts }: ComparedNames,
  haveOtherTitles: boolean,
): FamilyLevel {
  const { family } = names;
  if (!mayBeTwo.has(family) || names.isSwapped || areDamaged(one, other)) return family;
  const [mine, theirs] = [one.familyCore, other.familyCore];
  if (family === "near") return isSlip("family", [mine, theirs], counts) ? "slip" : "near";
  if (one.formerFamilies.includes(theirs) || other.formerFamilies.includes(mine)) return "part";
  // Of a name in another alphabet nobody knows which of its transliterations somebody uses.
  if (one.script !== other.script && family === "variant") return family;
  if (mine === theirs || (family === "variant" && isWrittenOut(mine, theirs))) return family;
  if (family === "variant" && areKoreanSpellings(mine, theirs)) return family;
  // Meyer and Meier are two names anywhere, others where the CRM has several of both.
  const areKnown = [mine, theirs].every((spelled) => knownFamilyNames.has(spelled));
  if (areKnown) return "near";
  const areNames = [mine, theirs].every(
    (spelled) => knownFamilyNames.has(spelled) || (counts?.spelled("family", spelled) ?? 0) >= namedSo,
  );
  if (!areNames) {
    const maySlip = family === "typo" || (family === "variant" && undoubled(mine) === undoubled(theirs));
    if (maySlip && isSlip("family", [mine, theirs], counts)) return "slip";
    // Kramer and Cramer may be one person's, and are two colleagues' as well.
    return family === "variant" && haveOtherTitles ? "alike" : family;
  }
  return family === "typo" ? "near" : "alike";
}

/** The same for a given name. Spellings that sound alike are one name here. */
export function givenInCrm({ names, one, other, counts }: ComparedNames): GivenLevel {
  if (names.given !== "typo" || names.isSwapped || areDamaged(one, other)) return names.given;
  const areNames = [one, other].every(
    ({ givenJoined }) => (counts?.spelled("given", givenJoined) ?? 0) >= namedSo,
  );
  if (areNames) return "near";
  // Two given names that are put together of syllables differ by a letter, too.
  if (eastAsianSpellings.has(one.familyCore)) return "typo";
  return isSlip("given", [one.given[0] ?? "", other.given[0] ?? ""], counts) ? "slip" : "typo";
}

const undoubled = (folded: string): string => folded.replace(/(.)\1+/g, "$1");

const listsOf: Record<NamePart, readonly ReadonlySet<string>[]> = {
  given: [knownGivenNames],
  family: [knownFamilyNames, commonFamilyNames],
};

/** Whether one of two spellings is a name, and the other one a single slip that nobody is called. */
function isSlip(part: NamePart, both: [string, string], counts?: NameCounts): boolean {
  if (!counts || editDistance(...both, 1) !== 1) return false;
  const isName = (folded: string) =>
    listsOf[part].some((names) => names.has(folded)) || counts.spelled(part, folded) >= namedSo;
  const [slip, name] = isName(both[0]) ? [both[1], both[0]] : both;
  if (!isName(name) || isName(slip)) return false;
  return hasOddLetters(slip, name, counts.together(), counts.spelled(part, slip) > 0);
}
