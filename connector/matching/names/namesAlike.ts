import { skeletonOf } from "./skeletons.ts";
import { editDistance } from "./editDistance.ts";
import type { NormalizedName } from "./normalizeName.ts";

/** Whether two names differ by one slip, or by two where one has at least nine letters. */
export function isTypo(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length);
  if (length < 5 || Math.min(one.length, other.length) < 4) return false;
  const max = length >= 9 ? 2 : 1;
  return editDistance(one, other, max) <= max && (one[0] === other[0] || length >= 6);
}

/** Whether a name of which letters were lost is the other with these letters. */
export function fitsDamaged(part: "given" | "family", one: NormalizedName, other: NormalizedName): boolean {
  const whole = (name: NormalizedName) => (part === "given" ? name.givenJoined : name.familyJoined);
  return one.damaged?.[part]?.test(whole(other)) === true || other.damaged?.[part]?.test(whole(one)) === true;
}

/** Whether only vowels and the like differ: Soliman and Sulaiman. Short names agree in too little. */
export function soundAlike(one: string, other: string): boolean {
  const skeleton = skeletonOf(one);
  return skeleton.length >= soundsMin && skeleton === skeletonOf(other);
}

const soundsMin = 3;
