import { compareCompanies } from "../companies/compareCompanies.ts";
import { normalizeCompany, type NormalizedCompany } from "../companies/normalizeCompany.ts";
import { isLatin } from "./isLatin.ts";

/** Where somebody works: the name as it is written, and web addresses of the company. */
interface Employer {
  company: string | null;
  domains?: readonly (string | null)[];
}

/**
 * Whether somebody who worked at one company is certainly at another one now. Not where a name is empty or no
 * company's ("self-employed"), where the two may be one company, parent and branch, or one name in two
 * alphabets.
 */
export function hasLeft(before: Employer, now: Employer): boolean {
  const [one, other] = [normalized(before), normalized(now)];
  if (compareCompanies(one, other) !== "different") return false;
  if (isLatin(before.company ?? "") !== isLatin(now.company ?? "")) return false;
  const mayBeOne = (few: NormalizedCompany, many: NormalizedCompany) =>
    isPartOf(few, many) || isShort(few, many) || areBeginnings(few, many);
  return !mayBeOne(one, other) && !mayBeOne(other, one);
}

const normalized = ({ company, domains = [] }: Employer): NormalizedCompany =>
  normalizeCompany(company, [...domains]);

/** Shorter names stand in too many others by chance. */
const partMin = 4;

/** Whether one name, written as one word, is in the other: ThyssenKrupp and Thyssenkrupp Elevator. */
const isPartOf = (one: NormalizedCompany, other: NormalizedCompany): boolean =>
  one.groupJoined.length >= partMin && other.coreJoined.includes(one.groupJoined);

const shortMax = 6;
const joining = new Set(["and", "of", "the", "for", "de", "du", "der", "die", "und", "et", "y", "fur", "zu"]);

const wordsOf = ({ core }: NormalizedCompany): string[] => core.filter((word) => !joining.has(word));

/**
 * Whether one, or its first word, may be what the other is called for short: EY and Ernst & Young, SocGen and
 * Société Générale, PwC and PricewaterhouseCoopers.
 */
function isShort(few: NormalizedCompany, many: NormalizedCompany): boolean {
  const [own, words] = [wordsOf(few), wordsOf(many)];
  return [own.join(""), own[0] ?? ""].some(
    (letters) =>
      letters.length >= 2 &&
      letters.length <= shortMax &&
      (areOfBeginnings(letters, words) || areLettersOf(letters, words)),
  );
}

/** Whether letters are the beginnings of words in their order: of the first, and of another one. */
function areOfBeginnings(letters: string, words: readonly string[]): boolean {
  const from = (rest: string, at: number, used: number): boolean => {
    if (rest === "") return used > 1;
    if (at >= words.length) return false;
    const word = words[at] ?? "";
    for (let length = 1; length <= rest.length && word.startsWith(rest.slice(0, length)); length++)
      if (from(rest.slice(length), at + 1, used + 1)) return true;
    return at > 0 && from(rest, at + 1, used);
  };
  return from(letters, 0, 0);
}

/** Whether long words have the letters in their order, and each begins with one: SWM, Stadtwerke München. */
function areLettersOf(letters: string, words: readonly string[]): boolean {
  const text = words.join("");
  const initials = words.map(([first = ""]) => first).join("");
  const isLong = text.length >= letters.length * 3;
  return isLong && letters[0] === text[0] && areInOrder(letters, text) && areInOrder(initials, letters);
}

function areInOrder(letters: string, text: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

const beginningMin = 3;

/** Whether each word of one is the beginning of one of the other's: Uni Köln and Universität zu Köln. */
function areBeginnings(few: NormalizedCompany, many: NormalizedCompany): boolean {
  const [own, words] = [wordsOf(few), wordsOf(many)];
  return (
    own.length > 1 &&
    own.every((word) =>
      words.some((each) => each === word || (word.length >= beginningMin && each.startsWith(word))),
    )
  );
}
