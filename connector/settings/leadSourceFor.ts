import type { LeadSourceMapping } from "./settingsTable.ts";

/** Where a lead is added from: its own page, or a list. */
export type LeadOrigin = { from: "leadPage" } | { from: "leadList"; listId: string };

/**
 * The Lead Source of a lead by the admin's mapping: that of its list, otherwise that of the place it is added
 * from, otherwise the default. Null where the mapping has none of them.
 */
export function leadSourceFor(mapping: LeadSourceMapping, origin: LeadOrigin): string | null {
  if (origin.from === "leadPage") return mapping.leadPage ?? mapping.default;
  return mapping.lists[origin.listId] ?? mapping.leadList ?? mapping.default;
}

/** Every Lead Source that a mapping names, with the path of the setting that names it. */
export function leadSourcesIn(mapping: LeadSourceMapping): { field: string; value: string }[] {
  const { lists, ...places } = mapping;
  const named = [
    ...Object.entries(places).map(([place, value]) => ({ field: `leadSource.${place}`, value })),
    ...Object.entries(lists).map(([id, value]) => ({ field: `leadSource.lists.${id}`, value })),
  ];
  return named.flatMap(({ field, value }) => (value === null ? [] : [{ field, value }]));
}
