import { statement } from "../storage/statement.ts";
import type { Row } from "../storage/rows.ts";
import type { ObjectDefinition, Org } from "../types.ts";

/** Effects of a stored record elsewhere in the org. */
export function afterSave(org: Org, object: ObjectDefinition, row: Row): void {
  if (object.name === "OpportunityContactRole" && row["IsPrimary"] === 1) {
    statement(
      org.db,
      "UPDATE OpportunityContactRole SET IsPrimary = 0 WHERE OpportunityId = ? AND Id <> ? AND IsPrimary = 1",
    ).run(row["OpportunityId"], row["Id"]);
  }
  if (changesAccess.has(object.name)) org.accessVersion++;
}

const changesAccess = new Set([
  "FieldPermissions",
  "Group",
  "GroupMember",
  "ObjectPermissions",
  "PermissionSet",
  "PermissionSetAssignment",
  "PermissionSetGroup",
  "PermissionSetGroupComponent",
  "Profile",
  "SetupEntityAccess",
  "User",
  "UserRole",
]);
