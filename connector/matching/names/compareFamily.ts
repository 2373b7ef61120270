import { fitsDamaged, isTypo, soundAlike } from "./namesAlike.ts";
import type { NormalizedName } from "./normalizeName.ts";
import { spellingKey } from "./spellingKey.ts";

/**
 * How alike two family names are. `part`: one has all words of the other, or was called so before. `near`: two
 * names that are spelled or sound alike, or that nobody can read.
 */
export type FamilyLevel = "exact" | "spelling" | "part" | "slip" | "initial" | "near" | "other" | "blank";

export function compareFamily(one: NormalizedName, other: NormalizedName): FamilyLevel {
  if (one.familyCore === "" || other.familyCore === "") return "blank";
  if (one.familyJoined === other.familyJoined) return "exact";
  if (one.familyCore.length === 1 || other.familyCore.length === 1) return initialOf(one, other);
  if (
    one.familyCore === other.familyCore ||
    one.familyCore === other.familyJoined ||
    one.familyJoined === other.familyCore
  ) {
    return "spelling";
  }
  if (fitsDamaged("family", one, other)) return "slip";
  if (one.familyKey === other.familyKey || one.familyJoinedKey === other.familyJoinedKey) return "spelling";
  if (sharePart(one.family, other.family) || wasCalled(one, other) || wasCalled(other, one)) return "part";
  if (isTypo(one.familyCore, other.familyCore)) return "slip";
  return soundAlike(one.familyCore, other.familyCore) ? "near" : "other";
}

function initialOf(one: NormalizedName, other: NormalizedName): FamilyLevel {
  const [short, long] = one.familyCore.length === 1 ? [one, other] : [other, one];
  return long.familyAll.some((token) => token.startsWith(short.familyCore)) ? "initial" : "other";
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
