import type { FieldDescribe } from "../salesforce/describeTypes.ts";
import { externalLeadId, leadIdField } from "../salesforce/externalLeadId.ts";
import type { ContactDescribe } from "./contactDescribe.ts";

/** The package's external-id field; null where it is not deployed or the user cannot write it. */
export function externalIdField({ contact }: Pick<ContactDescribe, "contact">): FieldDescribe | null {
  const field = leadIdField(contact);
  return field?.createable && field.unique ? field : null;
}

/** The field's name and its value for a lead; null where the user cannot write it. */
export function externalIdOf(
  describe: ContactDescribe,
  lead: { id: string; profileUrl: string | null },
): { field: string; value: string } | null {
  const field = externalIdField(describe);
  return field && { field: field.name, value: externalLeadId(lead).slice(0, field.length) };
}
