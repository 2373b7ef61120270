import type { FieldDefinition, ObjectDefinition } from "../types.ts";
import type { Environment } from "./queryEnvironment.ts";

/** Whether the query's viewer may read the field. */
export function mayRead({ viewer }: Environment, object: ObjectDefinition, field: FieldDefinition): boolean {
  return !viewer || viewer.access.field(viewer.caller, object.name, field.name).readable;
}
