import { convertedStatus } from "../schema/objects/lead.ts";
import type { Row } from "../storage/rows.ts";
import type { Org } from "../types.ts";
import { setupId } from "./setupId.ts";

/** What each status of leads means. */
export function leadStatusRows(org: Org): Row[] {
  const values = org.schema.field("Lead", "Status")?.picklistValues ?? [];
  return values
    .filter(({ active }) => active)
    .map(({ value, label, defaultValue }, index) => ({
      Id: setupId(org, "01J", value),
      MasterLabel: label,
      ApiName: value,
      SortOrder: index + 1,
      IsDefault: defaultValue,
      IsConverted: value === convertedStatus,
    }));
}
