import { countries } from "../../largePackages.ts";
import { countryOfLocation } from "./countryOfLocation.ts";

/**
 * The country that the field for it says, as ISO 3166-1 alpha-2. A code is one there, also DE and CA, which
 * are states at the end of a location. Null where it is no country.
 */
export function countryOfField(text: string | null): string | null {
  if (text === null) return null;
  return countryOfLocation(text) ?? codeOf(text.trim().toUpperCase()) ?? countryOfLocation(turned(text));
}

function codeOf(text: string): string | null {
  if (/^[A-Z]{2}$/.test(text)) return countries().isValid(text) ? text : null;
  return /^[A-Z]{3}$/.test(text) ? (countries().alpha3ToAlpha2(text) ?? null) : null;
}

/** `Korea, Republic of`, as ISO 3166 and Salesforce's picklist have it, in the order in which it is said. */
const turned = (text: string): string => text.split(", ", 3).reverse().join(" ");
