import type { RestCall } from "../call/restCall.ts";
import type { FieldDefinition, ObjectDefinition } from "../types.ts";

/** The fields of the object that the caller may read. */
export const readableFields = (
  call: Pick<RestCall, "access" | "caller">,
  object: ObjectDefinition,
): FieldDefinition[] =>
  object.fields.filter((field) => call.access.field(call.caller, object.name, field.name).readable);
