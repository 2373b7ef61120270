import { createRecord } from "./createRecord.ts";
import { mayNotBeSent, type SentRecord } from "./readFields.ts";
import type { SaveOptions } from "./save.ts";
import { updateRecord } from "./updateRecord.ts";
import { readValue } from "./readValue.ts";
import type { RestCall } from "../call/restCall.ts";
import { quoted, statement } from "../storage/statement.ts";
import { SalesforceError, type FieldDefinition, type ObjectDefinition } from "../types.ts";

export type Upserted = { created: boolean; id: string } | { several: string[] };

interface RecordUpsert {
  /** The external id's field. */
  keyName: string;
  keyValue: string;
  sent: SentRecord;
  options?: SaveOptions;
}

/** Updates the record with that external id, or creates it; `several` where the value is not unique. */
export function upsertRecord(
  call: RestCall,
  object: ObjectDefinition,
  { keyName, keyValue, sent, options = {} }: RecordUpsert,
): Upserted {
  const key = externalIdField(call, object, keyName);
  const named = Object.keys(sent.values).find((name) => name.toLowerCase() === key.name.toLowerCase());
  if (named !== undefined) throw mayNotBeSent(key.name);
  const ids = idsWithValue(call, object, key, keyValue);
  const [id] = ids;
  if (id === undefined) {
    const values = key.name === "Id" ? sent.values : { ...sent.values, [key.name]: keyValue };
    return { created: true, id: createRecord(call, object, { ...sent, values }, options) };
  }
  if (ids.length > 1) return { several: ids };
  updateRecord(call, object, { id, sent, options });
  return { created: false, id };
}

/** The external-id field of that name; 404 where it is none or the caller cannot read it. */
export function externalIdField(call: RestCall, object: ObjectDefinition, name: string): FieldDefinition {
  const field = call.org.schema.field(object.name, name);
  const usable =
    field !== undefined &&
    (field.externalId || field.idLookup) &&
    call.access.field(call.caller, object.name, field.name).readable;
  if (usable) return field;
  throw new SalesforceError(
    404,
    "NOT_FOUND",
    `Provided external ID field does not exist or is not accessible: ${name}`,
  );
}

/** Live records with that value that the caller may see. */
export function idsWithValue(
  call: RestCall,
  object: ObjectDefinition,
  key: FieldDefinition,
  value: string,
): string[] {
  const { sql, params } = call.access.visibleRows(call.caller, object.name, "row_");
  const live = call.org.schema.field(object.name, "IsDeleted") === undefined ? "1" : "row_.IsDeleted = 0";
  return statement(
    call.org.db,
    `SELECT Id FROM ${quoted(object.name)} row_ WHERE ${quoted(key.name)} = ? AND ${live} AND (${sql}) LIMIT 20`,
  )
    .all(readValue(key, value, ""), ...params)
    .map((row) => String(row["Id"]));
}
