import { rowWriter } from "../../storage/rowWriter.ts";
import { statement } from "../../storage/statement.ts";
import type { Org } from "../../types.ts";

/** Grants a new object to every profile with View All Data, as Salesforce does for administrators. */
export function grantAdministrators(org: Org, object: string): void {
  const sets = statement(
    org.db,
    "SELECT Id, CreatedById FROM PermissionSet WHERE IsOwnedByProfile = 1 AND PermissionsModifyAllData = 1",
  ).all();
  for (const set of sets) {
    rowWriter(org, () => String(set["CreatedById"])).add("ObjectPermissions", {
      ParentId: set["Id"],
      SobjectType: object,
      ...everyPermission,
    });
  }
}

const everyPermission = {
  PermissionsCreate: true,
  PermissionsRead: true,
  PermissionsEdit: true,
  PermissionsDelete: true,
  PermissionsViewAllRecords: true,
  PermissionsModifyAllRecords: true,
};
