import { foldText } from "../foldText.ts";
import { areaCities, countryNames, shortNames, sureCities } from "../places/knownPlaces.ts";
import { isGeneric, links, sites } from "./commonWords.ts";

/** A company's name without the place that it ends with: Acme Norway is Acme in NO. */
export interface PlacedName {
  /** Folded words. All of the name where it ends with no place. */
  base: string[];
  /** ISO 3166-1 alpha-2 of the country or city that the name ends with. */
  country: string | null;
  /** Whether it is a site of a company, such as a plant, or named by a city. */
  isSite: boolean;
  /** Whether the name ends with a place at all. */
  isPlaced: boolean;
}

/** A name that two countries have in two languages tells neither. */
function countryNamed(phrase: string): string | undefined {
  const [code, ...others] = countryNames.get(phrase) ?? [];
  // Iceland in many languages, and a word in English.
  const isUnsure = others.length > 0 || phrase.length < 4 || phrase === "island";
  return shortNames.get(phrase) ?? (isUnsure ? undefined : code);
}

const countryByCity = new Map(
  [areaCities, sureCities].flatMap((byCountry) =>
    Object.entries(byCountry).flatMap(([country, list]) =>
      list.map((name): [string, string] => [foldText(name), country]),
    ),
  ),
);

const phraseWordsMax = 3;

/**
 * The words of a name without the places at its end. `expected`: the country where the company is said to
 * be, whose code of two letters counts as its name.
 */
export function splitPlace(words: readonly string[], expected: string | null): PlacedName {
  let end = words.length;
  let country: string | null = null;
  let isSite = false;
  for (;;) {
    const found = placeAtEnd(words.slice(0, end), expected);
    if (!found) break;
    end -= found.length;
    country ??= found.country;
    isSite ||= found.isSite;
    while (end > 0 && links.has(words[end - 1] ?? "")) end--;
  }
  const base = words.slice(0, end);
  return end === words.length || base.every((word) => isGeneric([word]) || word.length < 2)
    ? { base: [...words], country: null, isSite: false, isPlaced: false }
    : { base, country, isSite, isPlaced: true };
}

function placeAtEnd(
  words: readonly string[],
  expected: string | null,
): { length: number; country: string | null; isSite: boolean } | null {
  for (let length = Math.min(phraseWordsMax, words.length - 1); length > 0; length--) {
    const phrase = words.slice(-length).join(" ");
    const country = countryNamed(phrase);
    if (country) return { length, country, isSite: false };
    const city = countryByCity.get(phrase);
    if (city) return { length, country: city, isSite: true };
    if (length > 1) continue;
    if (sites.has(phrase)) return { length, country: null, isSite: true };
    if (expected !== null && phrase === expected.toLowerCase())
      return { length, country: expected, isSite: false };
  }
  return null;
}
