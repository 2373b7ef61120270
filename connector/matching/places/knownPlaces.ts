import countries from "i18n-iso-countries";
import { readTable } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";

/** Places of a kind by country, in English and in the local language. */
const placesOf = (kind: string): Record<string, string[]> =>
  Object.fromEntries(
    readTable("places").flatMap(([of, country = "", ...places]) => (of === kind ? [[country, places]] : [])),
  );

/** Cities whose name alone is enough: no other city of that name is known beyond its region. */
export const sureCities = placesOf("city");

/**
 * Cities that have well-known namesakes. They count for this country only where the text names the whole
 * area, such as "Greater Melbourne Area".
 */
export const areaCities = placesOf("area");

/** Regions. A location may end with one and leave the country out. */
export const regionsByCountry = placesOf("region");

/** Places on LinkedIn that lie in several countries, or whose country cannot be known. */
export const unsurePlaces: ReadonlySet<string> = new Set(placesOf("unsure")[""]);

/** States and provinces by country and ISO 3166-2 code (without the country), as people write them. */
export const statesByCountry: Record<string, Record<string, string>> = {};
for (const [country = "", code = "", name = ""] of readTable("states"))
  (statesByCountry[country] ??= {})[code] = name;

/** By name in any language, folded, the codes of the countries that have it. */
export const countryNames: ReadonlyMap<string, ReadonlySet<string>> = indexCountryNames();

function indexCountryNames(): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const language of countries.langs()) {
    for (const [code, all] of Object.entries(countries.getNames(language, { select: "all" }))) {
      for (const name of all) {
        const key = foldText(name);
        names.set(key, (names.get(key) ?? new Set()).add(code));
      }
    }
  }
  return names;
}

/** Further names of countries, folded, and their codes. */
export const shortNames: ReadonlyMap<string, string> = new Map(
  readTable("country-names").flatMap(([code = "", ...names]) =>
    names.map((name): [string, string] => [name, code]),
  ),
);
