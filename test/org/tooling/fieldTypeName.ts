import type { FieldDefinition, FieldType } from "../types.ts";

const names: Partial<Record<FieldType, string>> = {
  id: "Lookup()",
  boolean: "Checkbox",
  date: "Date",
  datetime: "Date/Time",
  time: "Time",
  email: "Email",
  phone: "Phone",
  picklist: "Picklist",
  combobox: "Picklist",
  multipicklist: "Picklist (Multi-Select)",
  address: "Address",
  location: "Geolocation",
};

const numbers: Partial<Record<FieldType, string>> = {
  double: "Number",
  currency: "Currency",
  percent: "Percent",
};

/**
 * A field's type in Setup's words, as in FieldDefinition.DataType: `Text(80)`, `Lookup(Account)`, `Number(16,
 * 2)`.
 */
export function fieldTypeName(field: FieldDefinition): string {
  const { type, length, precision, scale, digits } = field;
  if (field.autoNumber) return "Auto Number";
  if (field.nameField && type === "string") return "Name";
  const number = numbers[type];
  if (number !== undefined) return `${number}(${precision - scale}, ${scale})`;
  if (type === "int") return `Number(${digits}, 0)`;
  if (type === "reference") return `Lookup(${field.referenceTo.join(",")})`;
  if (type === "url") return `URL(${length})`;
  if (type === "textarea") return `${length > 255 ? "Long Text Area" : "Text Area"}(${length})`;
  return names[type] ?? `Text(${length})`;
}
