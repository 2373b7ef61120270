import countries from "i18n-iso-countries";
import { countryOfLocation } from "./countryOfLocation.ts";

/**
 * The country that the field for it says, as ISO 3166-1 alpha-2. A code is one there, also DE and CA, which
 * are states at the end of a location, unless the city is known to be in that state's country. Null where it
 * is no country.
 */
export function countryOfField(text: string | null, city: string | null = null): string | null {
  if (text === null) return null;
  const code = text.trim().toUpperCase();
  return (
    countryOfLocation(text) ??
    (isShort(code) && city !== null ? countryOfLocation(`${city}, ${code}`) : null) ??
    codeOf(code) ??
    countryOfLocation(turned(text))
  );
}

const isShort = (code: string): boolean => /^[A-Z]{2}$/.test(code);

function codeOf(text: string): string | null {
  if (isShort(text)) return countries.isValid(text) ? text : null;
  return /^[A-Z]{3}$/.test(text) ? (countries.alpha3ToAlpha2(text) ?? null) : null;
}

/** `Korea, Republic of`, as ISO 3166 and Salesforce's picklist have it, in the order in which it is said. */
const turned = (text: string): string => text.split(", ", 3).reverse().join(" ");
