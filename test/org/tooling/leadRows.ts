import { convertedStatus } from "../schema/objects/lead.ts";
import type { Row } from "../storage/rows.ts";
import type { Org } from "../types.ts";
import { setupId } from "./setupId.ts";

export const assignmentRuleId = (org: Org, name: string) => setupId(org, "01Q", name);

/** The assignment rules of leads, as the control plane was told. */
export const assignmentRuleRows = (org: Org): Row[] =>
  org.settings.leadAssignmentRules.map(({ name, active }) => ({
    Id: assignmentRuleId(org, name),
    Name: name,
    SobjectType: "Lead",
    Active: active,
  }));

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
