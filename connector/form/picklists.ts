import { type FieldDescribe, fieldOf, type ObjectDescribe } from "../salesforce/describeTypes.ts";
import { externalLeadId, leadIdField } from "../salesforce/packageAccess.ts";
import type { ContactDescribe } from "./contactDescribe.ts";

export interface PicklistOption {
  value: string;
  label: string;
  /** Values of the controlling field that allow this one; absent for a field without a controller. */
  validFor?: string[];
}

/** The active values of a picklist that the user's record type offers. */
export function picklistOptions(describe: ObjectDescribe, field: FieldDescribe): PicklistOption[] {
  const controllingValues = valuesOfController(describe, field);
  return field.picklistValues
    .filter((entry) => entry.active && entry.isOffered !== false)
    .map((entry) => ({
      value: entry.value,
      label: entry.label ?? entry.value,
      ...(controllingValues && { validFor: decodeValidFor(entry.validFor, controllingValues) }),
    }));
}

function valuesOfController(describe: ObjectDescribe, field: FieldDescribe): string[] | undefined {
  if (!field.controllerName) return undefined;
  const controller = fieldOf(describe, field.controllerName);
  if (!controller) return undefined;
  if (controller.type === "boolean") return ["false", "true"];
  return controller.picklistValues.map((entry) => entry.value);
}

function decodeValidFor(bitmap: string | null | undefined, controllingValues: string[]): string[] {
  if (!bitmap) return [];
  const bytes = Buffer.from(bitmap, "base64");
  return controllingValues.filter((_, index) => ((bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0);
}

/** Active values of OpportunityContactRole.Role; none where the user may not see the field. */
export function rolesOf({ role }: ContactDescribe): { value: string; label: string }[] {
  const field = role && fieldOf(role, "Role");
  return field ? picklistOptions(role, field).map(({ value, label }) => ({ value, label })) : [];
}

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
