import countries from "i18n-iso-countries";
import { comparedText } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { singleSpaced } from "../trimOf.ts";
import {
  countryNames,
  regionsByCountry,
  shortNames,
  statesByCountry,
  sureCities,
  unsurePlaces,
} from "./knownPlaces.ts";

interface Place {
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** ISO 3166-2 without the country, e.g. `TX`. Only for countries in statesByCountry. */
  state: string | null;
}

const stateNames = indexNames(statesByCountry);
const regions = indexList(regionsByCountry);
const cities = indexList(sureCities);

/** The country of a LinkedIn location, as ISO 3166-1 alpha-2. Null where it is not certain. */
export function countryOfLocation(text: string | null | undefined): string | null {
  return placeOfLocation(text)?.country ?? null;
}

/**
 * The country, and the state where it is known, of free text such as `Austin, Texas, United States` or
 * `Greater Munich Metropolitan Area`. Null where the country is not certain.
 */
export function placeOfLocation(text: string | null | undefined): Place | null {
  const location = singleSpaced(comparedText(text ?? ""));
  const parts = location
    .split(/[,;|/]| [-–] /)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const last = parts.at(-1);
  if (last === undefined) return null;
  const before = parts.slice(0, -1);
  const country = countryNamed(last, before);
  if (country) return { country, state: stateWithin(country, before) };
  const state = stateNamed(last, before);
  if (state) return state;
  const found =
    regions.get(foldText(last)) ?? cityCountry(location) ?? (parts.length === 1 ? null : cityCountry(last));
  return found ? { country: found, state: null } : null;
}

/** The country that a part names, in any language or by its code. A state's code needs a city before it. */
function countryNamed(part: string, before: string[]): string | null {
  const key = foldText(part.replace(/\b(area|region)$/i, ""));
  if (unsurePlaces.has(key)) return cityInCountry(before, new Set(countryNames.get(key) ?? []));
  const short = shortNames.get(key);
  if (short) return short;
  const named = countryNames.get(key);
  if (named?.size === 1) return [...named][0] ?? null;
  const code = part.toUpperCase();
  if (!/^[A-Z]{2}$/.test(part) || !countries.isValid(code)) return null;
  const isStateToo = Object.values(statesByCountry).some((states) => code in states);
  return isStateToo ? cityInCountry(before, new Set([code])) : code;
}

/** The country of the city before a part, if it is one of those allowed. */
function cityInCountry(before: string[], allowed: Set<string>): string | null {
  const country = before.length > 0 ? cityCountry(before.at(-1) ?? "") : null;
  return country !== null && allowed.has(country) ? country : null;
}

/** The state that a location ends with where it names no country. */
function stateNamed(part: string, before: string[]): Place | null {
  const byName = stateNames.get(foldText(part)) ?? [];
  const byCode = /^[A-Z]{2,3}$/.test(part)
    ? Object.entries(statesByCountry).flatMap(([country, states]) =>
        part in states ? [{ country, state: part }] : [],
      )
    : [];
  const found = [...byName, ...byCode];
  const cityIn = before.length > 0 ? cityCountry(before.at(-1) ?? "") : null;
  // In "Paris, Texas" the state counts more than the city.
  const isPlain = byName.length === 1 && !unsurePlaces.has(foldText(part));
  const agreeing = cityIn === null || isPlain ? found : found.filter(({ country }) => country === cityIn);
  const isCountryToo = byName.length === 0 && countries.isValid(part);
  const isUnsure =
    unsurePlaces.has(foldText(part)) || isCountryToo || (before.length === 0 && byCode.length > 0);
  return agreeing.length === 1 && (!isUnsure || cityIn !== null) ? (agreeing[0] ?? null) : null;
}

function stateWithin(country: string, before: string[]): string | null {
  const part = before.at(-1);
  if (part === undefined) return null;
  const byName = stateNames.get(foldText(part))?.find((place) => place.country === country)?.state;
  return byName ?? (part in (statesByCountry[country] ?? {}) ? part : null);
}

function cityCountry(text: string): string | null {
  const key = foldText(text);
  const core = withoutAreaWords(key.replace(/^(greater|metro|metropolitan|area of|region of) /, ""));
  return cities.get(key) ?? cities.get(core) ?? null;
}

const areaWords = ["metropolitan", "metro", "urban", "bay area", "area", "region", "metropolregion"];

/** A place without the words behind it that say that its whole area is meant. */
function withoutAreaWords(key: string): string {
  let rest = key;
  for (;;) {
    const word = areaWords.find((each) => rest.endsWith(` ${each}`));
    if (word === undefined) return rest;
    rest = rest.slice(0, -word.length - 1);
  }
}

function indexNames(byCountry: Record<string, Record<string, string>>): Map<string, Place[]> {
  const index = new Map<string, Place[]>();
  for (const [country, states] of Object.entries(byCountry)) {
    for (const [state, name] of Object.entries(states)) {
      const key = foldText(name);
      index.set(key, [...(index.get(key) ?? []), { country, state }]);
    }
  }
  return index;
}

function indexList(byCountry: Record<string, string[]>): Map<string, string> {
  return new Map(
    Object.entries(byCountry).flatMap(([country, names]) => names.map((name) => [foldText(name), country])),
  );
}
