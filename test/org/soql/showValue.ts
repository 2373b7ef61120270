import type { FieldDefinition } from "../types.ts";

/** What a column holds. */
export type SqlValue = string | number | null;

/** One row of SQL's answer. */
export type Row = SqlValue[];

/** A column's value as REST shows it: real booleans, and times that end in `+0000`. */
export function showValue(field: FieldDefinition, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case "boolean":
      return value === 1;
    case "datetime":
      return typeof value === "string" ? showInstant(value) : value;
    default:
      return value;
  }
}

export function showInstant(stored: string): string {
  return stored.replace(/Z$/, "+0000");
}

/** Parts of a compound address in REST's order, by the end of their field's name. */
export const addressParts = [
  ["city", "City"],
  ["country", "Country"],
  ["countryCode", "CountryCode"],
  ["geocodeAccuracy", "GeocodeAccuracy"],
  ["latitude", "Latitude"],
  ["longitude", "Longitude"],
  ["postalCode", "PostalCode"],
  ["state", "State"],
  ["stateCode", "StateCode"],
  ["street", "Street"],
] as const;

/** A compound address from its parts; null where all are null. */
export function showAddress(parts: Record<string, unknown>): Record<string, unknown> | null {
  return Object.values(parts).every((part) => part === null || part === undefined) ? null : parts;
}
