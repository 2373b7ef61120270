import type { RestCall } from "../call/restCall.ts";
import { addressParts, showAddress, showValue } from "../soql/showValue.ts";
import { sobjectsPath } from "../call/versions.ts";
import type { Row } from "../storage/rows.ts";
import { statement } from "../storage/statement.ts";
import type { FieldDefinition, ObjectDefinition, Schema } from "../types.ts";

/** A stored row as answered: `attributes`, then the requested fields in order. */
export function showRecord(
  call: RestCall,
  object: ObjectDefinition,
  row: Row,
  fields: readonly FieldDefinition[],
): Record<string, unknown> {
  const shown: Record<string, unknown> = {
    attributes: recordAttributes(call, object.name, row["Id"]),
  };
  const seen = fields.some(isOfViewer) ? whenSeen(call, row["Id"]) : {};
  const whole = { ...row, ...seen };
  for (const field of fields) shown[field.name] = showField(call.org.schema, object, whole, field);
  return shown;
}

/** Fields whose values differ by user. */
const isOfViewer = ({ name }: FieldDefinition) => name === "LastViewedDate" || name === "LastReferencedDate";

function whenSeen({ org, caller }: RestCall, id: unknown): Row {
  const seen = statement(
    org.db,
    "SELECT viewed, referenced FROM _recent WHERE user_id = ? AND record_id = ?",
  );
  const { viewed, referenced } = seen.get(caller.userId, id) ?? {};
  return { LastViewedDate: viewed, LastReferencedDate: referenced };
}

export const recordAttributes = (call: Pick<RestCall, "api" | "version">, object: string, id: unknown) => ({
  type: object,
  url: `${sobjectsPath(call)}/${object}/${String(id)}`,
});

/** One value as JSON. An address is built from its parts. */
function showField(schema: Schema, object: ObjectDefinition, row: Row, field: FieldDefinition): unknown {
  if (field.type !== "address") return showValue(field, row[field.name]);
  const prefix = field.name.replace(/Address$/, "");
  const present = addressParts.filter(([, part]) => schema.field(object.name, prefix + part) !== undefined);
  return showAddress(Object.fromEntries(present.map(([name, part]) => [name, row[prefix + part] ?? null])));
}
