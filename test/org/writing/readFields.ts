import { readValue } from "./readValue.ts";
import { resolveForeignKey } from "./resolveForeignKey.ts";
import type { RestCall } from "../call/restCall.ts";
import { noSuchColumn } from "../records/noSuchColumn.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError, type FieldDefinition, type ObjectDefinition } from "../types.ts";

/** A record as a client sent it. `text` is the body, for messages that point into it. */
export interface SentRecord {
  values: Record<string, unknown>;
  text: string;
}

/**
 * The sent values by canonical field name, as columns store them. Refuses fields that the caller may not set.
 */
export function readFields(
  call: RestCall,
  object: ObjectDefinition,
  sent: SentRecord,
  operation: "create" | "update",
): Row {
  const values: Row = {};
  const refused: string[] = [];
  for (const [key, value] of Object.entries(sent.values)) {
    if (key === "attributes") continue;
    if (key.toLowerCase() === "id") throw mayNotBeSent("Id");
    const field = namedField(call, object, key, value);
    if (!mayWrite(call, object, field, operation)) refused.push(field.name);
    else if (isNested(value)) values[field.name] = resolveForeignKey(call, field, value);
    else values[field.name] = readValue(field, value, sent.text);
  }
  if (refused.length > 0) throw unwriteable(refused);
  return values;
}

const isNested = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const mayNotBeSent = (name: string) =>
  new SalesforceError(
    400,
    "INVALID_FIELD",
    `The ${name} field should not be specified in the sobject data.`,
    [name],
  );

/** The field of that name, or the relationship's lookup where the value is an object. */
function namedField(call: RestCall, object: ObjectDefinition, key: string, value: unknown): FieldDefinition {
  const field = isNested(value)
    ? object.fields.find((each) => each.relationshipName?.toLowerCase() === key.toLowerCase())
    : call.org.schema.field(object.name, key);
  const readable = field !== undefined && call.access.field(call.caller, object.name, field.name).readable;
  if (field === undefined || !readable) throw noSuchColumn(key, object);
  return field;
}

function mayWrite(
  call: RestCall,
  object: ObjectDefinition,
  field: FieldDefinition,
  operation: "create" | "update",
): boolean {
  const open = operation === "create" ? field.createable : field.updateable;
  return open && call.access.field(call.caller, object.name, field.name).editable;
}

const unwriteable = (names: string[]) =>
  new SalesforceError(
    400,
    "INVALID_FIELD_FOR_INSERT_UPDATE",
    `Unable to create/update fields: ${names.join(", ")}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
    names,
  );
