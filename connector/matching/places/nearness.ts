import { foldText } from "../foldText.ts";
import { comparedText } from "../comparedText.ts";
import { cityKey } from "./cityKey.ts";
import { placeOfLocation } from "./countryOfLocation.ts";
import { statesByCountry } from "./subdivisions.ts";

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

/** 2: in the same city; 1: in the same state; 0: not known; -1: in another state. */
export type Nearness = 2 | 1 | 0 | -1;

export interface Address {
  country: string | null;
  city: string | null;
  state: string | null;
}

export function nearnessOf(region: Region, { country, city, state }: Address): Nearness {
  const code = stateCode(country ?? region.country, state);
  if (region.state !== null && code !== null && code !== region.state) return -1;
  if (city !== null && region.names.has(cityKey(city))) return 2;
  const isInState =
    (code !== null && code === region.state) || (state !== null && region.names.has(foldText(state)));
  return isInState ? 1 : 0;
}

/** Whether two addresses are in two states of a country; not where a state is not known. */
export function areInTwoStates(one: Address, other: Address): boolean {
  const [state, otherState] = [one, other].map((each) => stateCode(each.country, each.state));
  return state != null && otherState != null && state !== otherState;
}

function stateCode(country: string | null, state: string | null): string | null {
  const states = country === null ? undefined : statesByCountry[country];
  if (!states || state === null) return null;
  const code = state.trim().toUpperCase();
  if (Object.hasOwn(states, code)) return code;
  const name = foldText(state);
  return Object.entries(states).find(([, each]) => foldText(each) === name)?.[0] ?? null;
}
