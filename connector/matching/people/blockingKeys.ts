import { skeletonOf } from "../names/skeletons.ts";
import { fullFormsOf } from "../names/nicknames.ts";
import { variantKey } from "../names/nameVariants.ts";
import { spellingKey } from "../names/spellingKey.ts";
import type { NormalizedPerson } from "./normalizePerson.ts";

/**
 * Keys for an index of people, so that not all pairs have to be compared. Where two people may be one, the
 * `indexKeys` of one and the `queryKeys` of the other have a key in common. Most keys combine a part of the
 * name with something else, and so tolerate errors in the other part.
 */
export function indexKeys(prepared: NormalizedPerson): string[] {
  const { family, swapped, atWork, others } = keysOf(prepared);
  const givenOf = isLatin(prepared) ? givenInLatin : givenInOther;
  return unique([
    ...family.map(inOrder),
    ...swapped.map(turnedRound),
    ...atWork.family.map(familyAtWork),
    ...atWork.given.map(givenOf),
    ...others,
  ]);
}

/** The keys to look up for a person, also with first and last name swapped. */
export function queryKeys(prepared: NormalizedPerson): string[] {
  const { family, swapped, atWork, others } = keysOf(prepared);
  const turned = atWork.family.flatMap((sound) => [givenInLatin(sound), givenInOther(sound)]);
  return unique([
    ...[...family, ...swapped].map(inOrder),
    ...family.map(turnedRound),
    ...[...atWork.family, ...atWork.given].map(familyAtWork),
    ...turned,
    ...atWork.given.map(givenInOther),
    ...(isLatin(prepared) ? [] : atWork.given.map(givenInLatin)),
    ...others,
  ]);
}

/** The keys that tell a person whatever the name: everybody with one of them is looked for. */
export const ownKeys = ({ emails, person }: NormalizedPerson): string[] => [
  ...emails.map((email) => `e:${email}`),
  ...person.profileKeys.map((key) => `p:${key}`),
];

const isLatin = ({ name }: NormalizedPerson): boolean => name.script === "latin";

const inOrder = (pair: string): string => `f:${pair}`;
const turnedRound = (pair: string): string => `w:${pair}`;
const familyAtWork = (pair: string): string => `v:${pair}`;
const givenInLatin = (pair: string): string => `l:${pair}`;
const givenInOther = (pair: string): string => `a:${pair}`;

interface Keys {
  /** Family name and first letter of the given name. Tolerates initials and errors in the given name. */
  family: string[];
  /** The same with the names swapped. */
  swapped: string[];
  /**
   * What each name sounds like, and the company: for names in two alphabets, and for those with several
   * slips. Given names of two people who both write in Latin letters are not looked for by it: everybody of
   * one given name in a company would be compared with each other.
   */
  atWork: { family: string[]; given: string[] };
  others: string[];
}

function keysOf(prepared: NormalizedPerson): Keys {
  const { name, company, formerCompanies, phones } = prepared;
  const givens = givenKeys(name.given, name.nicknames);
  const families = unique([
    name.familyKey,
    name.familyJoinedKey,
    ...keysOfSeveral(name.family),
    ...name.formerFamilies.map(spellingKey),
  ]);
  const letters = name.given.length === 0 ? [""] : firstLetters(prepared);
  const initial = name.familyCore[0] ?? "";
  const skeleton = name.familyKey.replace(/[aeiou]/g, "");
  const skeletons = [skeleton.slice(0, 3), skeleton.slice(-3)];
  // Of three consonants, two stay where one is a slip.
  if (skeleton.length === 3) skeletons.push(skeleton.slice(0, 2), skeleton.slice(-2));
  const others: string[] = [];
  // The full name, in either order.
  for (const family of unique([...families, ...families.map(variantKey)])) {
    for (const given of givens) others.push(`n:${[family, given].sort().join(":")}`);
  }
  // The last given name may be the first of two family names.
  const shifted = name.given.length > 1 ? (name.given.at(-1) ?? "") : "";
  if (shifted.length > 2) {
    for (const given of givenKeys(name.given.slice(0, -1), name.nicknames)) {
      others.push(`n:${[spellingKey(shifted), given].sort().join(":")}`);
    }
  }
  // For an error or an initial in the family name: the given name with the company, or with a skeleton of the
  // family name.
  for (const given of givens) {
    for (const { bareJoined } of formerCompanies) {
      if (bareJoined !== "") others.push(`c:${given}:${bareJoined.slice(0, 6)}`);
    }
    for (const domain of company.domains) others.push(`d:${given}:${domain}`);
    if (name.familyKey.length > 3) for (const some of skeletons) others.push(`s:${given}:${initial}${some}`);
  }
  // For an error in the first letter of the given name.
  const rest = name.givenJoined.slice(1);
  if (rest.length > 2) for (const family of families) others.push(`r:${family}:${rest}`);
  const familySkeleton = skeletonOf(name.familyCore);
  const givenSkeleton = skeletonOf(name.givenJoined);
  others.push(`b:${[familySkeleton, givenSkeleton].sort().join(":")}`);
  const atWork: Keys["atWork"] = { family: [], given: [] };
  const initials = [initial, name.givenJoined[0] ?? ""].sort().join("");
  // A company that the other calls by its initials.
  for (const acronym of company.acronyms) others.push(`q:${initials}:${acronym}`);
  for (const workplace of unique([company.bareJoined, ...company.webNames])) {
    const at = workplace.slice(0, 6);
    const most = workplace.slice(0, 9);
    atWork.family.push(`${familySkeleton}:${most}`);
    atWork.given.push(`${givenSkeleton}:${most}`);
    // Initials alone say little, so that more of the company has to be the same.
    others.push(`q:${initials}:${workplace.slice(0, 12)}`);
    for (const given of givens) others.push(`c:${given}:${at}`);
  }
  for (const family of name.readings.family) {
    for (const given of name.readings.given)
      others.push(`n:${[spellingKey(family), spellingKey(given)].sort().join(":")}`);
  }
  others.push(...ownKeys(prepared));
  others.push(...phones.map((phone) => `t:${phone}:${initial}`));
  const givenWords = unique([name.givenKey, ...keysOfSeveral(name.given)]);
  return {
    family: families.flatMap((family) => letters.map((letter) => `${family}:${letter}`)),
    swapped: initial === "" ? [] : givenWords.map((given) => `${given}:${initial}`),
    atWork,
    others,
  };
}

/** The key of each of several words; one alone has the key of the whole. */
const keysOfSeveral = (words: string[]): string[] => (words.length > 1 ? words.map(spellingKey) : []);

/** Keys of the whole given name, of each of its words, and of the full names behind short forms. */
function givenKeys(given: string[], nicknames: string[]): string[] {
  const words = [...given, ...nicknames].filter((word) => word.length > 1);
  const fulls = words.flatMap((word) => [...(fullFormsOf.get(word) ?? [])]);
  const names = unique([given.join(""), ...words, ...fulls]);
  return unique(names.map((name) => spellingKey(variantKey(name))));
}

/** The first letters of all given names and of the full names behind short forms. */
function firstLetters({ name }: NormalizedPerson): string[] {
  const words = [...name.given, ...name.nicknames];
  const fulls = words.flatMap((word) => [...(fullFormsOf.get(word) ?? [])]);
  return unique([...words, ...fulls].map((word) => word[0] ?? ""));
}

const unique = (keys: string[]): string[] => [...new Set(keys.filter((key) => key !== ""))];
