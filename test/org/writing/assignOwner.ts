import { readId } from "../ids.ts";
import type { Saving } from "../call/saving.ts";
import { updateRow } from "../storage/rows.ts";
import { assignmentRuleId } from "../tooling/leadRows.ts";
import { SalesforceError, type Org, type OrgSettings } from "../types.ts";

/**
 * Gives a lead to the owner that an assignment rule says, whoever its maker named. `asked` is the header
 * `Sforce-Auto-Assign`: TRUE for the active rule, FALSE for none, or the id of a rule, active or not, which
 * holds for new leads alone (REST API Developer Guide, "Assignment Rule Header"). The rule runs after all
 * triggers, and asks nobody's permission. Conditions of its entries are left out: the first always applies.
 */
export function assignOwner({ call: { org }, object, row, before }: Saving, asked: string | undefined): void {
  if (object.name !== "Lead" || asked === undefined || /^false$/i.test(asked)) return;
  const isActive = /^true$/i.test(asked);
  const rule = isActive ? org.settings.leadAssignmentRules.find(({ active }) => active) : named(org, asked);
  if (rule === undefined || (before !== undefined && !isActive)) return;
  row["OwnerId"] = rule.ownerId;
  updateRow(org, object.name, String(row["Id"]), { OwnerId: rule.ownerId });
}

/** The SOAP guide says MALFORMED_ID (AssignmentRuleHeader); nobody says what an id of no rule gives. */
function named(org: Org, asked: string): OrgSettings["leadAssignmentRules"][number] {
  const id = readId(asked);
  if (id === undefined) throw new SalesforceError(400, "MALFORMED_ID", `malformed id ${asked}`);
  const rule = org.settings.leadAssignmentRules.find(({ name }) => assignmentRuleId(org, name) === id);
  if (rule !== undefined) return rule;
  throw new SalesforceError(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", []);
}
