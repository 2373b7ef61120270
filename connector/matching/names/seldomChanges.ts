import { eastAsianSpellings } from "./eastAsianNames.ts";
import { editDistance } from "./editDistance.ts";
import { mensNames } from "./mensNames.ts";
import type { NormalizedName } from "./normalizeName.ts";

/** The commonest Vietnamese family names. Folded. */
const vietnamese = new Set(
  `nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh lam doan truong mai dao luong ha cao`.split(
    " ",
  ),
);

const keepsFamily = ({ familyCore }: NormalizedName): boolean =>
  eastAsianSpellings.has(familyCore) || vietnamese.has(familyCore);

const isMans = ({ given, givenJoined }: NormalizedName): boolean =>
  mensNames.has(givenJoined) || mensNames.has(given[0] ?? "");

/** Two names that begin with so many same letters are alike, as those of two colleagues may be. */
const sameBeginning = 3;

const areAlike = (one: string, other: string): boolean =>
  one.slice(0, sameBeginning) === other.slice(0, sameBeginning) || editDistance(one, other, 2) <= 2;

/** `mac` and `mc` are one beginning. */
const ofScots = (familyCore: string): string => familyCore.replace(/^mac(?=[a-z]{3})/, "mc");

/**
 * Whether two family names are hardly one person's before and after a marriage: men seldom change theirs, nor
 * do women in China, Korea and Vietnam, and a new name is not like the old one.
 */
export function seldomChanges(one: NormalizedName, other: NormalizedName): boolean {
  if (isMans(one) || isMans(other)) return true;
  if (keepsFamily(one) && keepsFamily(other)) return true;
  return areAlike(ofScots(one.familyCore), ofScots(other.familyCore));
}
