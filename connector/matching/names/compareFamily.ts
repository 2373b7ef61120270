import { areEastAsianSpellings } from "./eastAsianNames.ts";
import { editDistance } from "./editDistance.ts";
import { areFamilyVariants } from "./familyVariants.ts";
import { knownFamilyNames } from "./knownNames.ts";
import { fitsDamaged, isTypo, soundAlike } from "./namesAlike.ts";
import type { NormalizedName } from "./normalizeName.ts";
import { spellingKey } from "./spellingKey.ts";

/**
 * `alike`: two names that sound the same. `changed`: different, and all else says that it is one person.
 * `perhapsChanged`: likewise, but with another title, or of a name that is seldom changed.
 * `unread`: in two alphabets, and nobody can tell. `slip`: a typo that is nobody's name.
 */
export type FamilyLevel =
  | "exact"
  | "variant"
  | "part"
  | "alike"
  | "slip"
  | "typo"
  | "near"
  | "initial"
  | "changed"
  | "perhapsChanged"
  | "unread"
  | "different"
  | "blank";

export function compareFamily(one: NormalizedName, other: NormalizedName): FamilyLevel {
  if (one.familyCore === "" || other.familyCore === "") return "blank";
  if (one.familyJoined === other.familyJoined) return "exact";
  if (one.familyCore.length === 1 || other.familyCore.length === 1) return initialOf(one, other);
  if (
    one.familyCore === other.familyCore ||
    one.familyCore === other.familyJoined ||
    one.familyJoined === other.familyCore
  ) {
    return "variant";
  }
  if (fitsDamaged("family", one, other)) return "typo";
  const haveOneKey =
    one.familyKey === other.familyKey ||
    one.familyJoinedKey === other.familyJoinedKey ||
    one.familySound === other.familySound;
  const areSpellings =
    areEastAsianSpellings(one.familyCore, other.familyCore) ||
    areFamilyVariants(one.familyCore, other.familyCore);
  if (haveOneKey || areSpellings) return "variant";
  if (sharePart(one.family, other.family) || wasCalled(one, other) || wasCalled(other, one)) return "part";
  if (one.familyCore.length === 4 && editDistance(one.familyCore, other.familyCore, 1) === 1) return "near";
  if (!isTypo(one.familyCore, other.familyCore) && !isTypo(one.familyKey, other.familyKey))
    return soundAlike(one.familyCore, other.familyCore) ? "alike" : "different";
  return knownFamilyNames.has(one.familyCore) && knownFamilyNames.has(other.familyCore) ? "near" : "typo";
}

function initialOf(one: NormalizedName, other: NormalizedName): FamilyLevel {
  const [short, long] = one.familyCore.length === 1 ? [one, other] : [other, one];
  return long.familyAll.some((token) => token.startsWith(short.familyCore)) ? "initial" : "different";
}

/** Whether the longer name holds all words of the shorter, as double and married names do. */
function sharePart(one: string[], other: string[]): boolean {
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  if (many.length < 2) return false;
  const keys = new Set(many.map(spellingKey));
  return few.every((token) => token.length > 2 && keys.has(spellingKey(token)));
}

/** Whether `one` had the family name of `other` before, or has it in a bracket. */
const wasCalled = (one: NormalizedName, other: NormalizedName): boolean =>
  one.formerFamilies.some((former) => spellingKey(former) === other.familyKey);
