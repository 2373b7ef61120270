import { eastAsianSpellings } from "./eastAsianNames.ts";
import { editDistance } from "./editDistance.ts";
import { isMansName } from "./mensNames.ts";
import type { NormalizedName } from "./normalizeName.ts";

/** The commonest Vietnamese family names. Folded. */
const vietnamese = new Set(
  `nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh lam doan truong mai dao luong ha cao`.split(
    " ",
  ),
);

/**
 * Where women keep their family name by law or custom: Spain and Latin America, Italy, Greece, the Arab
 * countries, Iran, China, Korea, Vietnam and others. Written by hand from common knowledge.
 */
const keepingCountries: ReadonlySet<string> = new Set(
  `ES MX CO PE CL EC BO PY UY VE CR PA NI HN SV GT DO CU IT GR CY IS SA AE QA KW BH OM YE JO LB SY IQ PS EG LY TN DZ
   MA SD IR ET ER CN TW KR KP VN KH LA MM MY ID`.split(/\s+/),
);

const keepsFamily = ({ familyCore }: NormalizedName): boolean =>
  eastAsianSpellings.has(familyCore) || vietnamese.has(familyCore);

const isMans = ({ given, givenJoined }: NormalizedName): boolean =>
  isMansName(givenJoined) || isMansName(given[0] ?? "");

/** Two names that begin with so many same letters are alike, as those of two colleagues may be. */
const sameBeginning = 3;

const areAlike = (one: string, other: string): boolean =>
  one.slice(0, sameBeginning) === other.slice(0, sameBeginning) || editDistance(one, other, 2) <= 2;

/** `mac` and `mc` are one beginning. */
const ofScots = (familyCore: string): string => familyCore.replace(/^mac(?=[a-z]{3})/, "mc");

/**
 * Whether two family names are hardly one person's before and after a marriage: men seldom change theirs, nor
 * do women in many countries, and a new name is not like the old one.
 */
export function seldomChanges(
  one: NormalizedName,
  other: NormalizedName,
  countries: readonly (string | null)[],
): boolean {
  if (countries.some((country) => country !== null && keepingCountries.has(country))) return true;
  if (isMans(one) || isMans(other)) return true;
  if (keepsFamily(one) && keepsFamily(other)) return true;
  return areAlike(ofScots(one.familyCore), ofScots(other.familyCore));
}
