import { readTable } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";

const citiesOf = (kind: string): ReadonlyMap<string, string> =>
  new Map(
    readTable("cities").flatMap(([each, country = "", ...names]) =>
      each === kind ? names.map((name): [string, string] => [foldText(name), country]) : [],
    ),
  );

/** Countries of cities whose name alone is enough: no other city of that name is known beyond its region. */
export const sureCities = citiesOf("sure");

/** Those of cities that have well-known namesakes: of these, where the text names the whole area. */
export const areaCities = citiesOf("area");

/** Places on LinkedIn that lie in several countries, or whose country cannot be known. */
export const unsurePlaces: ReadonlySet<string> = new Set(citiesOf("unsure").keys());
