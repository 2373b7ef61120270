import type { RestCall } from "../rest/environment.ts";
import type { Row } from "../storage/rows.ts";
import type { FieldDefinition, ObjectDefinition, Schema } from "../types.ts";

/** A stored row as an answer shows it: `attributes` first, then the fields asked for, in that order. */
export function showRecord(
  call: RestCall,
  object: ObjectDefinition,
  row: Row,
  fields: readonly FieldDefinition[],
): Record<string, unknown> {
  const shown: Record<string, unknown> = {
    attributes: recordAttributes(call.version, object.name, row["Id"]),
  };
  for (const field of fields) shown[field.name] = showValue(call.org.schema, object, row, field);
  return shown;
}

export const recordAttributes = (version: string, object: string, id: unknown) => ({
  type: object,
  url: `/services/data/${version}/sobjects/${object}/${String(id)}`,
});

/** One value as JSON: booleans, date-times with Salesforce's offset, addresses put together from their parts. */
export function showValue(
  schema: Schema,
  object: ObjectDefinition,
  row: Row,
  field: FieldDefinition,
): unknown {
  if (field.type === "address") return showAddress(schema, object, row, field);
  const value = row[field.name] ?? null;
  if (field.type === "boolean") return value === 1;
  if (field.type === "datetime" && typeof value === "string") return value.replace(/Z$/, "+0000");
  return value;
}

const parts: [name: string, part: string][] = [
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
];

function showAddress(schema: Schema, object: ObjectDefinition, row: Row, field: FieldDefinition): unknown {
  const prefix = field.name.replace(/Address$/, "");
  const present = parts.filter(([, part]) => schema.field(object.name, prefix + part) !== undefined);
  if (present.every(([, part]) => (row[prefix + part] ?? null) === null)) return null;
  return Object.fromEntries(present.map(([name, part]) => [name, row[prefix + part] ?? null]));
}
