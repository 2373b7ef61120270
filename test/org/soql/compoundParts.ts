import type { FieldDefinition, ObjectDefinition } from "../types.ts";
import { addressParts } from "./showValue.ts";

/** The parts of a compound address or location: the key each has in the shown object, and its field. */
export function compoundParts(
  object: ObjectDefinition,
  compound: FieldDefinition,
): { key: string; field: FieldDefinition }[] {
  const parts = object.fields.filter((field) => field.compoundFieldName === compound.name);
  if (compound.type === "location") {
    return (["latitude", "longitude"] as const).flatMap((key) => {
      const field = parts.find((part) => part.name.toLowerCase().includes(key));
      return field ? [{ key, field }] : [];
    });
  }
  const prefix = compound.name.replace(/Address$/, "");
  return addressParts.flatMap(([key, ending]) => {
    const field = parts.find((part) => part.name === prefix + ending);
    return field ? [{ key, field }] : [];
  });
}
