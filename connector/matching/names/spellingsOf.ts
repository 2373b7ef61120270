import { foldText } from "../foldText.ts";
import type { Person } from "../person.ts";
import { cleanName } from "./cleanName.ts";
import { writtenAs } from "./eastAsianNames.ts";
import { spellingsInTable } from "./nameVariants.ts";
import { formerIn, splitFormer } from "./formerNames.ts";
import { knownGivenNames } from "./knownNames.ts";
import { generations, particles, wordKey } from "./nameWords.ts";
import { fullFormsOf, shortFormsOf } from "./nicknames.ts";
import { alphabetSpellings, alphabetSpellingsOf } from "./alphabetSpellings.ts";

interface Spellings {
  firstNames: string[];
  lastNames: string[];
}

/**
 * How a person's names may be spelled in the CRM, for a search that ignores case but not accents. Both names
 * come as they are, cleaned, without accents, with umlauts written out, and joined or hyphenated in another
 * way. Given names also come without middle names, in short and full forms, and in other languages' spelling;
 * family names also as each half of a double name, without particles, and as they were before a marriage.
 */
export function spellingsOf(person: Person): Spellings {
  const given = cleanName(person.firstName).text;
  const [firstWord = "", secondWord = ""] = given.split(" ");
  // Behind an initial is what somebody is called by.
  const called = /^\p{L}\.?$/u.test(firstWord) && secondWord !== "" ? secondWord : firstWord;
  const nicknames = [person.firstName, person.sourceName ?? ""].flatMap((name) => cleanName(name).nicknames);
  const forms = [called, ...nicknames]
    .map(foldText)
    .flatMap((name) => [
      ...(fullFormsOf.get(name) ?? []),
      ...(shortFormsOf.get(name) ?? []),
      ...spellingsInTable(name),
    ]);
  return {
    firstNames: distinct([
      person.firstName.trim(),
      ...[given, ...joinedOtherwise(given), called, firstWord].flatMap(alphabetSpellings),
      ...nicknames,
      ...forms,
      ...writtenAs(foldText(given)),
    ]),
    lastNames: distinct([
      ...familySpellings(person.lastName),
      ...formerNamesOf(person).flatMap((former) => [former, ...alphabetSpellings(former)]),
    ]),
  };
}

/** Family names before a marriage, and names in brackets, which may be such. */
export function formerNamesOf({ lastName, sourceName }: Person): string[] {
  return [lastName, sourceName ?? ""].flatMap((name) => {
    const { text, nicknames } = cleanName(name);
    const inBrackets = nicknames.map((each) => formerIn(each) ?? (isGivenName(each) ? "" : each));
    return [splitFormer(text).former ?? "", ...inBrackets];
  });
}

const isGivenName = (name: string): boolean =>
  knownGivenNames.has(foldText(name)) || fullFormsOf.has(foldText(name));

function familySpellings(lastName: string): string[] {
  const family = splitFormer(cleanName(lastName).text).present;
  const plain = withoutGeneration(family);
  const names = [family, plain, withoutParticles(plain), ...joinedOtherwise(plain), ...halves(plain)];
  return distinct([
    lastName.trim(),
    ...alphabetSpellingsOf(names),
    ...irishAndScottish(plain),
    ...writtenAs(foldText(plain)),
  ]);
}

/** The longest last name that a Contact or Salesforce Lead has; a first name has half of it. */
const nameLengthMax = 80;

/** Each spelling that a record may have once, ignoring case: the first one given. */
function distinct(all: string[]): string[] {
  const found = new Map<string, string>();
  for (const spelling of all) {
    const isName = spelling !== "" && spelling.length <= nameLengthMax;
    if (isName && !found.has(spelling.toLowerCase())) found.set(spelling.toLowerCase(), spelling);
  }
  return [...found.values()];
}

/** `Jean-Luc`, `Jean Luc`, `Jeanluc`; `O'Brien`, `O’Brien`, `OBrien`. */
function joinedOtherwise(name: string): string[] {
  if (!/[\s'’-]/u.test(name)) return [];
  const apart = name.replace(/-/g, " ");
  const spellings = [
    apart,
    name.replace(/['’]/gu, "’"),
    name.replace(/['’]/gu, "'"),
    name.replace(/[\s'’-]/gu, ""),
  ];
  const words = name.split(" ");
  if (words.length === 2) spellings.push(words.join("-"));
  return spellings;
}

function withoutGeneration(family: string): string {
  const words = family.split(" ");
  return words.length > 1 && generations.has(wordKey(words.at(-1) ?? ""))
    ? words.slice(0, -1).join(" ")
    : family;
}

function withoutParticles(family: string): string {
  const words = family.split(/[\s-]+/u);
  const start = words.findIndex((word) => !particles.has(wordKey(word)));
  return start > 0 ? words.slice(start).join(" ") : family;
}

/** Each name of a double or married name. Words of two letters or fewer are no names. */
function halves(family: string): string[] {
  const words = withoutParticles(family).split(/[\s-]+/u);
  return words.length > 1 ? words.filter((word) => word.length > 2 && !particles.has(wordKey(word))) : [];
}

/** `McDonald`, `MacDonald`, `Mc Donald`; `OBrien` for `O'Brien`. */
function irishAndScottish(family: string): string[] {
  const son = /^Ma?c\s?(\p{Lu}.+)$/u.exec(family)?.[1];
  if (son !== undefined) return [`Mc${son}`, `Mac${son}`, `Mc ${son}`, `Mac ${son}`];
  const grandson = /^O\s?(\p{Lu}\p{Ll}.+)$/u.exec(family)?.[1];
  return grandson === undefined ? [] : [`O'${grandson}`, `O’${grandson}`];
}
