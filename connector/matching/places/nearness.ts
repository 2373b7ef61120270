import { comparedText } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { cityKey } from "./cityKey.ts";
import { placeOfLocation } from "./countryOfLocation.ts";
import { statesByCountry } from "./knownPlaces.ts";

/** What a location says within its country. */
export interface Region {
  country: string | null;
  /** The ISO 3166-2 code, for countries in statesByCountry. */
  state: string | null;
  /** Keys of all that it names: cities and regions. */
  names: ReadonlySet<string>;
}

const areaWords = /^(?:greater|metro|metropolitan) | (?:metropolitan|metro|urban|bay)? ?(?:area|region)$/g;
const partsMax = 6;

export function regionOfLocation(location: string | null | undefined): Region {
  const parts = comparedText(location ?? "").split(/[,;|/]/, partsMax);
  const names = parts.map((part) => cityKey(foldText(part).replace(areaWords, "").trim()));
  const { country = null, state = null } = placeOfLocation(location) ?? {};
  return { country, state, names: new Set(names.filter((name) => name !== "")) };
}

/** 3: in the same city and state; 2: same city; 1: same state; 0: not known; -1: another state. */
export type Nearness = 3 | 2 | 1 | 0 | -1;

export interface Address {
  country: string | null;
  city: string | null;
  state: string | null;
}

export function nearnessOf(region: Region, { country, city, state }: Address): Nearness {
  const where = country ?? region.country;
  const [code, own] = [stateCode(where, state), region.state ?? stateAmong(where, region.names)];
  if (own !== null && code !== null && code !== own) return -1;
  const isInState = (code !== null && code === own) || (state !== null && region.names.has(foldText(state)));
  if (city !== null && region.names.has(cityKey(city))) return isInState ? 3 : 2;
  return isInState ? 1 : 0;
}

/** Codes by the folded name, and by the code itself. */
const codes = new Map(
  Object.entries(statesByCountry).map(([country, states]) => [
    country,
    new Map(
      Object.entries(states).flatMap(([code, name]) => [
        [foldText(name), code],
        [code.toLowerCase(), code],
      ]),
    ),
  ]),
);

const stateCode = (country: string | null, state: string | null): string | null =>
  codes.get(country ?? "")?.get(foldText(state ?? "")) ?? null;

/** As in `Austin, Texas Metropolitan Area`. */
const stateAmong = (country: string | null, names: ReadonlySet<string>): string | null =>
  [...names]
    .map((name) => (name.length > 3 ? stateCode(country, name) : null))
    .find((code) => code !== null) ?? null;
