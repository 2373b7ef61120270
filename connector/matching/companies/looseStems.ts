import { comparedText } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { fillers, isGeneric, nationalWords } from "./commonWords.ts";
import { namesInTime, normalizeCompany } from "./normalizeCompany.ts";
import { namesOfCompany } from "./namesOfCompany.ts";
import { scriptOf } from "../names/scripts.ts";
import { singleSpaced } from "../trimOf.ts";

const tellingMin = 4;
const partsMax = 4;
const acronymMin = 3;
const lettersMax = 5;

/**
 * How a company's name may begin in a CRM that has it shorter, with other words behind it, or in initials, or
 * whose initials the company has: each as parts, with anything between them. A search by these also finds
 * others, which are told apart by comparing them.
 */
export function looseStems(company: string): string[][] {
  const name = singleSpaced(comparedText(company)).trim();
  const [present, former] = namesInTime(name);
  const stems = [present, former ?? ""].flatMap((each) => [
    toTellingWord(each),
    ...acronymsOf(each),
    ...initialsIn(each),
    ...inLatin(each),
  ]);
  const written = stems.filter((stem) => stem.join("").length >= acronymMin);
  return [...new Map(written.map((stem) => [stem.join("%").toLowerCase(), stem])).values()];
}

/** The words up to the first that few companies share. */
function toTellingWord(name: string): string[] {
  const words = name
    .split(/[^\p{L}\p{M}\p{N}'’]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter((word) => word !== "")
    .slice(0, partsMax);
  const end = words.findIndex((word) => isTelling(foldText(word)));
  return end < 0 ? words : words.slice(0, end + 1);
}

const isTelling = (word: string): boolean =>
  word.length >= tellingMin && !fillers.has(word) && !nationalWords.has(word) && !isGeneric([word]);

/** What it may be called for short. */
function acronymsOf(name: string): string[][] {
  const { acronyms } = normalizeCompany(name, []);
  return [...new Set(acronyms)]
    .filter(({ length }) => length >= acronymMin && length <= lettersMax)
    .map((acronym) => [acronym]);
}

/** The initials that it is called by, as those of several words. */
function initialsIn(name: string): string[][] {
  const [first = ""] = name.split(" ", 1);
  if (!/^\p{Lu}{3,5}$/u.test(first)) return [];
  return [[...first].map((letter, index) => (index === 0 ? letter : ` ${letter}`))];
}

/** A name in another alphabet as a CRM may have it in Latin letters: by what each spelling of it has. */
function inLatin(name: string): string[][] {
  const script = scriptOf(name);
  if (script === "latin" || script === "han" || script === "kana") return [];
  const [first = ""] = namesOfCompany(name, [], null)[0]?.placed.base ?? [];
  const [letter = "", ...rest] = first;
  const parts = [letter, ...rest.filter((each) => "lmnrd".includes(each))];
  return parts.length < 3 ? [] : [parts];
}
