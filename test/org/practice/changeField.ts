import { PracticeError } from "./practiceError.ts";
import type { fieldChangeSchema } from "./schemas.ts";
import { picklistValue } from "../schema/fields.ts";
import { saveDefinition } from "../schema/saveDefinition.ts";
import type { FieldDefinition, Org } from "../types.ts";
import type { z } from "zod";

/**
 * Changes a field as an admin may in Setup, standard fields too: its label, its picklist values, whether it
 * is required.
 */
export function changeField(
  org: Org,
  objectName: string,
  fieldName: string,
  changes: z.infer<typeof fieldChangeSchema>,
): FieldDefinition {
  const object = org.schema.object(objectName);
  const field = org.schema.field(objectName, fieldName);
  if (object === undefined || field === undefined) {
    throw new PracticeError(`There is no field ${objectName}.${fieldName}`, 404);
  }
  const { label, required, restricted, inlineHelpText, picklistValues } = changes;
  if (label !== undefined) field.label = label;
  if (inlineHelpText !== undefined) field.inlineHelpText = inlineHelpText;
  if (restricted !== undefined) field.restrictedPicklist = restricted;
  if (required !== undefined) {
    field.nillable = !required;
    field.permissionable = !required;
  }
  if (picklistValues !== undefined) {
    if (field.picklistValues.length === 0)
      throw new PracticeError(`${objectName}.${fieldName} is no picklist`);
    field.picklistValues = picklistValues.map((value) =>
      typeof value === "string" ? picklistValue(value) : { ...value, label: value.label ?? value.value },
    );
    field.defaultValue = field.picklistValues.find((value) => value.defaultValue)?.value ?? null;
    field.defaultedOnCreate = field.defaultValue !== null;
  }
  org.schema.define(object);
  saveDefinition(org, object.name);
  return field;
}
