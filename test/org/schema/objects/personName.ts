import * as f from "../fields.ts";
import type { FieldDefinition } from "../../types.ts";

/** The parts of a person's name and the Name that Salesforce makes of them, in describe's order. */
export function personName(salutations: string[]): FieldDefinition[] {
  const part = { compoundFieldName: "Name", extraTypeInfo: "personname", permissionable: false };
  return [
    f.text("LastName", "Last Name", 80, { ...part, required: true }),
    f.text("FirstName", "First Name", 40, part),
    f.picklist("Salutation", "Salutation", salutations, { ...part, length: 40 }),
    f.text("Name", "Full Name", 121, {
      readOnly: true,
      required: true,
      nameField: true,
      extraTypeInfo: "personname",
    }),
  ];
}
