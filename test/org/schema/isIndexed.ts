import type { FieldDefinition } from "../types.ts";

const standard = new Set(["CreatedDate", "SystemModstamp", "Name", "LastName"]);

/**
 * Whether a filter on the field can use an index: ids, names, lookups, e-mail addresses of people, times of
 * creation and change, and of custom fields only external ids, unique ones and lookups. A person's Name has
 * its last name first in its index. (Help, "Make SOQL query selective".)
 */
export function isIndexed(field: FieldDefinition): boolean {
  const { type, nameField, unique, externalId, idLookup, custom, name } = field;
  if (type === "id" || type === "reference" || nameField || unique || externalId) return true;
  return !custom && ((type === "email" && idLookup) || standard.has(name));
}
