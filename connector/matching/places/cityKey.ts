import { readTable } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";

const keys: ReadonlyMap<string, string> = new Map(
  readTable("city-names").flatMap((names) => {
    const [first = "", ...others] = names.map(foldText);
    return [first, ...others].map((name): [string, string] => [name, first]);
  }),
);

/** Of `DE-1234 Köln` and of `Köln, Germany` the city. */
function withoutPostcode(city: string): string {
  const [place = ""] = city.split(",", 1);
  const words = place.split(/\s+/).filter((word) => !/\d{3}/.test(word));
  return words.length > 0 ? words.join(" ") : city;
}

/** A key that all names of a city share. Empty where there is no city. */
export function cityKey(city: string | null): string {
  const folded = foldText(withoutPostcode(city ?? ""));
  return keys.get(folded) ?? folded;
}
