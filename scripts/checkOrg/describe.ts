import type { OrgSession } from "./orgSession.ts";

/** What checks read of a describe beyond what the connector keeps of it. */
export interface CheckedField {
  name: string;
  label: string;
  type: string;
  filterable: boolean;
  /** Whether field-level security can hide it. */
  permissionable: boolean;
  /** The name or address of which it is a part. */
  compoundFieldName: string | null;
}

export interface CheckedObject {
  name: string;
  label: string;
  fields: CheckedField[];
}

export const describeObject = (org: OrgSession, name: string) =>
  org.read<CheckedObject>(`/sobjects/${name}/describe`);

export function hasField(object: CheckedObject, name: string): boolean {
  return object.fields.some((field) => field.name === name);
}
