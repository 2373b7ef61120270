import type { Row } from "../storage/rows.ts";
import { statement } from "../storage/statement.ts";
import { SalesforceError, type ObjectDefinition, type Org } from "../types.ts";

/**
 * Requires a user to have a permission set, or a group of them, once. The code and the words are those that
 * the Salesforce CLI passes on (public reports of `sf org assign permset`); the word for a group is a guess.
 */
export function checkAssignedOnce(org: Org, object: ObjectDefinition, row: Row): void {
  if (object.name !== "PermissionSetAssignment") return;
  for (const [field, label] of assigned) {
    const value = row[field];
    if (typeof value !== "string") continue;
    const other = statement(
      org.db,
      `SELECT 1 FROM PermissionSetAssignment WHERE AssigneeId = ? AND ${field} = ? AND Id <> ?`,
    ).get(row["AssigneeId"], value, row["Id"]);
    if (other === undefined) continue;
    const [user, set] = [row["AssigneeId"], value].map((id) => String(id).slice(0, 15));
    const message = `Duplicate PermissionSetAssignment. Assignee: ${user}; ${label}: ${set}`;
    throw new SalesforceError(400, "DUPLICATE_VALUE", message, []);
  }
}

const assigned = [
  ["PermissionSetId", "Permission Set"],
  ["PermissionSetGroupId", "Permission Set Group"],
] as const;
