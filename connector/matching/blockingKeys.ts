import { fullFormsOf } from "./names/nicknames.ts";
import { variantKey } from "./names/nameVariants.ts";
import { spellingKey } from "./names/spellingKey.ts";
import type { PreparedPerson } from "./prepare.ts";

/**
 * Keys of which two people share at least one if they may be one at all: so that nobody is compared with everybody.
 * Each pairs a part of the name that survives slips in the other part with something to narrow it down.
 */
export function blockingKeys(prepared: PreparedPerson): string[] {
  const { name, company, emails, phones, person } = prepared;
  const keys: string[] = [];
  const givens = givenKeys(name.given, name.nicknames);
  const families = unique([name.familyKey, name.familyJoinedKey, ...name.family.map(spellingKey)]);
  for (const family of families) {
    // Initials and slips in the given name.
    for (const letter of firstLetters(prepared)) keys.push(`f:${family}:${letter}`);
    if (name.given.length === 0) keys.push(`f:${family}:`);
  }
  // The whole name, in either order.
  for (const family of unique([...families, ...families.map(variantKey)])) {
    for (const given of givens) keys.push(`n:${[family, given].sort().join(":")}`);
  }
  // A slip or an initial in the family name: the given name with the company, or with the family name's skeleton.
  const initial = name.familyCore[0] ?? "";
  const skeleton = name.familyKey.replace(/[aeiou]/g, "");
  for (const given of givens) {
    if (company.bareJoined !== "") keys.push(`c:${given}:${company.bareJoined.slice(0, 6)}`);
    for (const domain of company.domains) keys.push(`d:${given}:${domain}`);
    if (name.familyKey.length > 3) {
      keys.push(`s:${given}:${initial}${skeleton.slice(0, 3)}`, `s:${given}:${initial}${skeleton.slice(-3)}`);
    }
  }
  keys.push(...emails.map((email) => `e:${email}`), ...person.profileKeys.map((key) => `p:${key}`));
  keys.push(...phones.map((phone) => `t:${phone}:${initial}`));
  return unique(keys);
}

/** Where to look besides for a person whose source may have first and last name the other way round. */
export function swappedKeys({ name }: PreparedPerson): string[] {
  const letter = name.familyCore[0];
  return letter === undefined
    ? []
    : unique([name.givenKey, ...name.given.map(spellingKey)]).map((given) => `f:${given}:${letter}`);
}

/** The given name as a whole, each of its words, and what a short form stands for; one key for a name's variants. */
function givenKeys(given: string[], nicknames: string[]): string[] {
  const words = [...given, ...nicknames].filter((word) => word.length > 1);
  const fulls = words.flatMap((word) => [...(fullFormsOf.get(word) ?? [])]);
  return unique([given.join(""), ...words, ...fulls].map((name) => spellingKey(variantKey(name))));
}

/** Of every given name, and of the full names that short forms stand for. */
function firstLetters({ name }: PreparedPerson): string[] {
  const words = [...name.given, ...name.nicknames];
  const fulls = words.flatMap((word) => [...(fullFormsOf.get(word) ?? [])]);
  return unique([...words, ...fulls].map((word) => word[0] ?? ""));
}

const unique = (keys: string[]): string[] => [...new Set(keys.filter((key) => key !== ""))];
