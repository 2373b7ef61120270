import type { FieldDefinition, FieldType } from "../types.ts";

/** What `query?columns=true` tells of one column. */
export interface ColumnMetadata {
  aggregate: boolean;
  apexType: string | null;
  booleanType: boolean;
  columnName: string;
  custom: boolean;
  displayName: string;
  foreignKeyName: string | null;
  insertable: boolean;
  joinColumns: ColumnMetadata[];
  numberType: boolean;
  textType: boolean;
  updatable: boolean;
}

const apexTypes: Partial<Record<FieldType, string>> = {
  id: "Id",
  reference: "Id",
  boolean: "Boolean",
  int: "Integer",
  double: "Double",
  currency: "Double",
  percent: "Double",
  date: "Date",
  datetime: "Datetime",
  time: "Time",
  address: "Address",
  location: "Location",
  base64: "Blob",
};

/**
 * Of a field under the name it is selected by; `field` undefined for what is none, such as a parent or a
 * count.
 */
export function columnMetadata(name: string, field: FieldDefinition | undefined): ColumnMetadata {
  const apexType = field ? (apexTypes[field.type] ?? "String") : null;
  const numberType = apexType === "Integer" || apexType === "Double";
  return {
    aggregate: false,
    apexType,
    booleanType: apexType === "Boolean",
    columnName: name,
    custom: field?.custom ?? false,
    displayName: name,
    foreignKeyName: field?.relationshipName ?? null,
    insertable: field?.createable ?? false,
    joinColumns: [],
    numberType,
    textType: apexType !== null && !numberType && apexType !== "Boolean",
    updatable: field?.updateable ?? false,
  };
}
