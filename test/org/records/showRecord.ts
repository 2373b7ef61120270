import type { RestCall } from "../rest/environment.ts";
import { addressParts, showAddress, showValue } from "../soql/showValue.ts";
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
  for (const field of fields) shown[field.name] = showField(call.org.schema, object, row, field);
  return shown;
}

export const recordAttributes = (version: string, object: string, id: unknown) => ({
  type: object,
  url: `/services/data/${version}/sobjects/${object}/${String(id)}`,
});

/** One value as JSON; addresses are put together from their parts. */
function showField(schema: Schema, object: ObjectDefinition, row: Row, field: FieldDefinition): unknown {
  if (field.type !== "address") return showValue(field, row[field.name]);
  const prefix = field.name.replace(/Address$/, "");
  const present = addressParts.filter(([, part]) => schema.field(object.name, prefix + part) !== undefined);
  return showAddress(Object.fromEntries(present.map(([name, part]) => [name, row[prefix + part] ?? null])));
}
