import type { OrgSession } from "../org/orgSession.ts";

/** What checks read of a describe beyond what the connector keeps of it. */
interface CheckedObject {
  fields: { name: string; filterable: boolean; picklistValues?: { active: boolean }[] }[];
}

export const describeObject = (org: OrgSession, name: string) =>
  org.read<CheckedObject>(`/sobjects/${name}/describe`);

export function hasField(object: CheckedObject, name: string): boolean {
  return object.fields.some((field) => field.name === name);
}
