import type { Culture } from "../names/cultures.ts";

export interface City {
  /** As people there write it, and in English. */
  local: string;
  english: string;
  region?: string;
}

export function citiesOf(culture: Culture): City[] {
  return culture.cities.split(";").map((text) => {
    const [names = "", region] = text.split("/");
    const [local = "", english = local] = names.split("=");
    return { local, english, ...(region !== undefined && { region }) };
  });
}
