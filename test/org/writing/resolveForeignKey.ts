import type { RestCall } from "../call/restCall.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type FieldDefinition } from "../types.ts";

/** The id of the parent in `{"Account": {"External__c": "x"}}`. */
export function resolveForeignKey(
  call: RestCall,
  field: FieldDefinition,
  sent: Record<string, unknown>,
): string {
  const { attributes, ...keys } = sent;
  const type = (attributes as { type?: unknown } | undefined)?.type;
  const parent = call.org.schema.object(typeof type === "string" ? type : (field.referenceTo[0] ?? ""));
  const [entry] = Object.entries(keys);
  const key = parent && entry && call.org.schema.field(parent.name, entry[0]);
  if (parent === undefined || entry === undefined || key === undefined || !(key.externalId || key.idLookup)) {
    throw new SalesforceError(
      400,
      "INVALID_FIELD",
      `Cannot reference a foreign key field ${field.relationshipName ?? field.name}.`,
    );
  }
  const found = statement(
    call.org.db,
    `SELECT Id FROM ${quoted(parent.name)} WHERE ${quoted(key.name)} = ? ${
      call.org.schema.field(parent.name, "IsDeleted") ? "AND IsDeleted = 0" : ""
    } LIMIT 2`,
  ).all(entry[1]);
  if (found.length === 1) return String(found[0]?.["Id"]);
  const problem = found.length === 0 ? "not found" : "not unique";
  throw new SalesforceError(
    400,
    "INVALID_FIELD",
    `Foreign key external ID: ${String(entry[1])} ${problem} for field ${key.name} in entity ${parent.name}`,
  );
}
