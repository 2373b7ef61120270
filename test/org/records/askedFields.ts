import { showRecord } from "./showRecord.ts";
import type { RestCall } from "../call/restCall.ts";
import type { Row } from "../storage/rows.ts";
import type { FieldDefinition, ObjectDefinition } from "../types.ts";
import { readableFields } from "../access/readableFields.ts";
import { noSuchColumn } from "./noSuchColumn.ts";

/** The row with the fields in `fields=`, or all that the caller may read. */
export function showAsked(
  call: RestCall,
  object: ObjectDefinition,
  row: Row,
  names: string | undefined,
): Record<string, unknown> {
  call.work.records++;
  const fields = names === undefined ? readableFields(call, object) : askedFields(call, object, names);
  return showRecord(call, object, row, fields);
}

/** The named fields in that order, with Id. */
export function askedFields(call: RestCall, object: ObjectDefinition, names: string): FieldDefinition[] {
  const wanted = names.split(",").map((name) => name.trim());
  const fields = wanted.filter(Boolean).map((name) => {
    const field = call.org.schema.field(object.name, name);
    if (field === undefined || !call.access.field(call.caller, object.name, field.name).readable) {
      throw noSuchColumn(name, object);
    }
    return field;
  });
  const id = call.org.schema.field(object.name, "Id");
  return id === undefined || fields.includes(id) ? fields : [...fields, id];
}
