import { placeOfLocation } from "../matching/places/countryOfLocation.ts";
import { statesByCountry } from "../matching/places/knownPlaces.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { countryNames, type FieldMapping } from "./fieldMapping.ts";

/** What a line writes of a lead; null where the lead does not say it. `list`: the list it is added from. */
export function mappedValue(
  { source, value }: FieldMapping,
  lead: LeadRow,
  list: string | null,
): string | null {
  const place = placeOfLocation(lead.location);
  switch (source) {
    case "constant":
      return value;
    case "list":
      return list;
    case "importedOn":
      return lead.createdAt.toISOString().slice(0, 10);
    case "city":
      return cityIn(lead.location);
    case "state":
      return (place?.state && statesByCountry[place.country]?.[place.state]) ?? null;
    case "country":
      return (lead.country && countryNames.of(lead.country)) ?? null;
    default:
      return lead[source];
  }
}

/** `Austin, Texas, United States` begins with the city. A place of one part may be a country. */
function cityIn(location: string | null): string | null {
  const [city = "", ...others] = (location ?? "").split(",");
  return others.length > 0 && city.trim() !== "" ? city.trim() : null;
}
