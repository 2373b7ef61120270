import type { FieldDefinition, ObjectDefinition } from "../../types.ts";

/** An object from its table. Child relationships are derived from the lookups that point at it. */
export function object(
  name: string,
  keyPrefix: string | null,
  fields: FieldDefinition[],
  properties: Partial<ObjectDefinition> = {},
): ObjectDefinition {
  const label = properties.label ?? name;
  return {
    name,
    label,
    labelPlural: `${label}s`,
    keyPrefix,
    custom: false,
    fields,
    childRelationships: [],
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    searchable: true,
    ...properties,
  };
}

/** Describe's flags of objects that Setup manages: read-only in this API. */
export const setupOnly: Partial<ObjectDefinition> = {
  createable: false,
  updateable: false,
  deletable: false,
  searchable: false,
  describe: {
    compactLayoutable: false,
    feedEnabled: false,
    layoutable: false,
    mergeable: false,
    mruEnabled: false,
    replicateable: false,
    searchLayoutable: false,
    triggerable: false,
    undeletable: false,
  },
};

/** An API name as a label: `ViewAllData` as `View All Data`. */
export const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, "$1 $2");
