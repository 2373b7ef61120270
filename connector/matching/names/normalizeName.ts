import { foldText } from "../foldText.ts";
import { cleanName, type CleanName } from "./cleanName.ts";
import { allReadings, readEastAsian } from "./eastAsianNames.ts";
import { isNobodysName } from "./nobodysNames.ts";
import { formerIn, splitFormer } from "./formerNames.ts";
import { generations, particles, placeholders, titles, wordKey } from "./nameWords.ts";
import { scriptOf, type Script } from "./scripts.ts";
import { spellingKey } from "./spellingKey.ts";
import { splitFullName } from "./splitFullName.ts";

/** The parts of a name, ready to be compared many times. All are folded. "" and [] mean unknown. */
export interface NormalizedName {
  given: string[];
  /** All given names as one word: `jeanpierre`. */
  givenJoined: string;
  givenKey: string;
  /** The family name with particles, as one word: `vandermeer`. */
  familyJoined: string;
  familyJoinedKey: string;
  familyAll: string[];
  /** The words of the family name without particles and generation. */
  family: string[];
  familyCore: string;
  familyKey: string;
  /** Names in parentheses and quotes. */
  nicknames: string[];
  /** Family names that somebody had before, each as one word, and what may be such. */
  formerFamilies: string[];
  /** For example `jr` or `iii`. Null where the name has none. */
  generation: string | null;
  /** What a name that has lost letters to a wrong encoding may be. Null where it has lost none. */
  damaged: { given: RegExp | null; family: RegExp | null } | null;
  script: Script;
  /** A placeholder, a test or the like. */
  isNobodys: boolean;
  /** All readings of a name in East Asian script, folded. Empty where they are not known. */
  readings: { given: readonly string[]; family: readonly string[] };
}

/**
 * How many words of a name are kept. No name has more. Each word is compared with each, so that a long text
 * in place of a name would take quadratic time.
 */
const wordsMax = 12;

export function normalizeName(
  firstName: string,
  lastName: string,
  sourceName: string | null,
): NormalizedName {
  const [first, whole] = partsOf(firstName, lastName);
  const { present, former: behind } = splitFormer(whole.text);
  const last = { ...whole, text: present };
  const given = tokens(readEastAsian(first.text)).slice(0, wordsMax);
  const allFamily = tokens(readEastAsian(last.text)).slice(0, wordsMax);
  const generation = takeGeneration(allFamily) ?? takeGeneration(given);
  const family = withoutParticles(allFamily);
  const familyCore = family.join("");
  const familyKey = spellingKey(familyCore);
  const familyJoined = allFamily.join("");
  const source = sourceName === null ? null : cleanName(sourceName);
  const outside = source?.nicknames ?? [];
  const inBrackets = [...first.nicknames, ...last.nicknames, ...outside];
  const nicknames = inBrackets.filter((name) => formerIn(name) === null).flatMap(tokens);
  const former = behind ?? (source && splitFormer(source.text).former);
  const formerFamilies = [former, ...inBrackets.map((name) => formerIn(name) ?? name)].flatMap(familyWordOf);
  const script = scriptOf(first.text + last.text);
  return {
    given,
    givenJoined: given.join(""),
    givenKey: spellingKey(given.join("")),
    familyJoined,
    familyJoinedKey: familyJoined === familyCore ? familyKey : spellingKey(familyJoined),
    familyAll: allFamily,
    family,
    familyCore,
    familyKey,
    nicknames: [...new Set(nicknames)].slice(0, wordsMax),
    formerFamilies: [...new Set(formerFamilies)].slice(0, wordsMax),
    generation,
    damaged: damageOf(first.text, last.text),
    script,
    isNobodys: isNobodysName(given, allFamily),
    readings: { given: readingsOf(first.text), family: readingsOf(last.text) },
  };
}

/** The mark of a generation at the end of a name's words, which loses it. */
const takeGeneration = (words: string[]): string | null =>
  words.length > 1 && generations.has(words.at(-1) ?? "") ? generationOf(words.pop() ?? "") : null;

/** `jr` and `sr` in every spelling. */
const generationOf = (mark: string): string => ({ junior: "jr", filho: "jr", senior: "sr" })[mark] ?? mark;

const lost = /(?<=\p{L})[?\ufffd]|[?\ufffd](?=\p{L})/u;

function damageOf(firstName: string, lastName: string): NormalizedName["damaged"] {
  if (!lost.test(firstName) && !lost.test(lastName)) return null;
  return { given: patternOf(firstName), family: patternOf(lastName) };
}

/** One letter lost is one or two in plain ones. Null where too few are left. */
function patternOf(name: string): RegExp | null {
  if (!lost.test(name)) return null;
  const kept = name.split(/[?\ufffd]+/u).map((part) => foldText(part).replace(/ /g, ""));
  return kept.join("").length < keptMin ? null : new RegExp(`^${kept.join(".{1,4}")}$`);
}

/** Fewer letters fit to too many names. */
const keptMin = 2;

/** Readings that the table has, and the one of each sign in Chinese. */
function readingsOf(name: string): readonly string[] {
  const known = allReadings(name);
  return scriptOf(name) === "han" ? [...known, foldText(name).replace(/ /g, "")] : known;
}

/** A family name without particles, as one word. None where it is too short for one. */
function familyWordOf(name: string | null): string[] {
  const word = name === null ? "" : withoutParticles(tokens(readEastAsian(name)).slice(0, wordsMax)).join("");
  return word.length > 2 ? [word] : [];
}

/** First and last name without what is around them. A whole name that stands in one field is taken apart. */
function partsOf(firstName: string, lastName: string): [CleanName, CleanName] {
  const [first, last] = [cleanName(firstName), cleanName(lastName)];
  const isMissing = first.text.includes(" ") && placeholders.has(wordKey(last.text));
  const [isFirst, isLast] = [isGivenName(first), hasName(last) && !isMissing];
  if (isFirst === isLast) return [first, last];
  const whole = isFirst ? first : last;
  // What stands around the name was cut off; only a comma tells which part is which.
  const split = splitFullName(isFirst ? firstName : lastName);
  const none: CleanName = { text: "", nicknames: [] };
  if (split.firstName === "") return [isFirst ? first : none, isLast ? last : none];
  return [
    { text: split.firstName, nicknames: whole.nicknames },
    { text: split.lastName, nicknames: [] },
  ];
}

/** Whether a field has a name, and no more than a dash or a dot in its place. */
const hasName = ({ text }: CleanName): boolean => /\p{L}/u.test(text);

/** The same for a first name, in whose place a salutation may stand. */
const isGivenName = (name: CleanName): boolean =>
  hasName(name) && !titles.has(wordKey(name.text)) && !placeholders.has(wordKey(name.text));

/** The words of a family name without the particles at its start. All words where all are particles. */
export function withoutParticles(words: string[]): string[] {
  const start = words.findIndex((word) => !particles.has(word));
  return start > 0 ? words.slice(start) : words;
}

const tokens = (text: string): string[] =>
  foldText(text)
    .split(" ")
    .filter((token) => token !== "");
