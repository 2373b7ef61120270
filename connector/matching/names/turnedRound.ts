import { withoutParticles, type NormalizedName } from "./normalizeName.ts";
import { spellingKey } from "./spellingKey.ts";

/** The name with first and last name swapped. */
export function turnedRound(name: NormalizedName): NormalizedName {
  const family = withoutParticles(name.given);
  return {
    ...name,
    given: name.familyAll,
    givenJoined: name.familyJoined,
    givenKey: name.familyJoinedKey,
    family,
    familyCore: family.join(""),
    familyKey: family.length === name.given.length ? name.givenKey : spellingKey(family.join("")),
    familyJoined: name.givenJoined,
    familyJoinedKey: name.givenKey,
    familyAll: name.given,
    damaged: name.damaged && { given: name.damaged.family, family: name.damaged.given },
  };
}
