import { nextId } from "../storage/nextId.ts";
import { insertRow } from "../storage/rows.ts";
import { statement } from "../storage/statement.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import { isGrantable } from "../access/objectAccess.ts";
import type { FieldDefinition, Org } from "../types.ts";

/** Grants a new object or new fields to each profile, as far as the profile may write. */
export function grantEveryProfile(org: Org, object: string, fields: FieldDefinition[]): void {
  const sets = statement(
    org.db,
    `SELECT PermissionSet.Id AS id, Profile.Name AS profile FROM PermissionSet JOIN Profile ON Profile.Id = ProfileId`,
  ).all();
  const stamp = toDateTime(org.now());
  for (const { id, profile } of sets) {
    const writes = profile !== "Read Only";
    const all = profile === "System Administrator";
    if (fields.length === 0 && isGrantable(org.schema, object)) {
      insertRow(org, "ObjectPermissions", {
        Id: nextId(org, "110"),
        ParentId: id,
        SobjectType: object,
        PermissionsCreate: writes,
        PermissionsRead: true,
        PermissionsEdit: writes,
        PermissionsDelete: writes,
        PermissionsViewAllRecords: all,
        PermissionsModifyAllRecords: all,
        SystemModstamp: stamp,
      });
    }
    for (const field of fields.filter((each) => each.permissionable)) {
      insertRow(org, "FieldPermissions", {
        Id: nextId(org, "01k"),
        ParentId: id,
        SobjectType: object,
        Field: `${object}.${field.name}`,
        PermissionsRead: true,
        PermissionsEdit: writes,
        SystemModstamp: stamp,
      });
    }
  }
}
