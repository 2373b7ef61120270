import { compareCompanies } from "../companies/compareCompanies.ts";
import { areOfOneHouse } from "../companies/houses.ts";
import { compareCompanyNames } from "../companies/compareNames.ts";
import { isCommonWord, joining } from "../companies/commonWords.ts";
import { namesOfCompany } from "../companies/namesOfCompany.ts";
import { meaningIn } from "../companies/translatedNames.ts";
import { normalizeCompany, type NormalizedCompany } from "../companies/normalizeCompany.ts";
import { isLatin } from "./isLatin.ts";

/** Where somebody works: the name as it is written, and web addresses of the company. */
interface Employer {
  company: string | null;
  domains?: readonly (string | null)[];
}

/**
 * Whether somebody who worked at one company is certainly at another one now. Not where a name is empty or no
 * company's ("self-employed"), where the two may be one company, parent and branch, of one house, one name in
 * two languages or alphabets, or short for the other.
 */
export function hasLeft(before: Employer, now: Employer): boolean {
  const [one, other] = [normalized(before), normalized(now)];
  const level = compareCompanies(one, other);
  if (level !== "different" && !(level === "related" && shareCommonWords(one, other))) return false;
  if (isLatin(before.company ?? "") !== isLatin(now.company ?? "")) return false;
  if (sayTheSame(one, other) || areOfOneHouse(one, other)) return false;
  if (isShort(one, other) || isShort(other, one)) return false;
  return level === "related" || !isKnownAs(before, now);
}

/** Whether what two names share is what many companies are called: Deutsche Bank and Deutsche Telekom. */
function shareCommonWords(one: NormalizedCompany, other: NormalizedCompany): boolean {
  const shared = one.core.filter((word) => other.core.includes(word));
  const isAll = [one, other].some(({ core }) => core.every((word) => shared.includes(word)));
  return !isAll && shared.every(isCommonWord);
}

/** Whether one of the names in what is written, such as one in brackets, is one of the other's. */
const isKnownAs = (before: Employer, now: Employer): boolean =>
  compareCompanyNames(namesOf(before), namesOf(now)) !== "other";

function sayTheSame(one: NormalizedCompany, other: NormalizedCompany): boolean {
  const meaning = meaningIn(one.core);
  return meaning !== "" && meaning === meaningIn(other.core);
}

const namesOf = ({ company, domains = [] }: Employer) => namesOfCompany(company ?? "", [...domains], null);

const normalized = ({ company, domains = [] }: Employer): NormalizedCompany =>
  normalizeCompany(company, [...domains]);

const shortMax = 6;

const wordsOf = ({ core }: NormalizedCompany): string[] => core.filter((word) => !joining.has(word));

/**
 * Whether one, or its first word, may be what the other is called for short: EY and Ernst & Young, SocGen and
 * Société Générale, PwC and PricewaterhouseCoopers.
 */
function isShort(few: NormalizedCompany, many: NormalizedCompany): boolean {
  const [own, words] = [wordsOf(few), wordsOf(many)];
  return [own.join(""), own[0] ?? ""].some(
    (letters) => letters.length >= 2 && letters.length <= shortMax && areOfBeginnings(letters, words),
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
