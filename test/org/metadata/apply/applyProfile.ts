import { rowWriter } from "../../storage/rowWriter.ts";
import { updateRow } from "../../storage/rows.ts";
import { statement } from "../../storage/statement.ts";
import type { Org } from "../../types.ts";
import { childrenNamed, childText, type XmlElement } from "../../components/xmlTree.ts";
import { customPermissionId, objectGrants } from "./applyPermissions.ts";
import { applyRecordTypeVisibilities } from "./applyRecordTypeVisibilities.ts";

/** Metadata names of the standard profiles, where Setup shows another name. */
const standardNames: Record<string, string> = { Admin: "System Administrator", ReadOnly: "Read Only" };

export const profileName = (fullName: string) => standardNames[fullName] ?? fullName;

/**
 * Applies a profile's file entry by entry. Unlike a permission set's file, it changes only what it names.
 * Creates a profile that does not exist, with nothing but the file's entries.
 */
export function applyProfile(org: Org, fullName: string, root: XmlElement, userId: string): void {
  const setId = profileSet(org, profileName(fullName), userId);
  for (const entry of childrenNamed(root, "objectPermissions")) {
    put(org, userId, {
      table: "ObjectPermissions",
      setId,
      key: "SobjectType",
      name: childText(entry, "object"),
      grants: objectGrants(entry),
    });
  }
  for (const entry of childrenNamed(root, "fieldPermissions")) {
    const name = childText(entry, "field") ?? "";
    const edits = childText(entry, "editable") === "true";
    put(org, userId, {
      table: "FieldPermissions",
      setId,
      key: "Field",
      name,
      grants: {
        SobjectType: name.split(".")[0],
        PermissionsRead: edits || childText(entry, "readable") === "true",
        PermissionsEdit: edits,
      },
    });
  }
  for (const entry of childrenNamed(root, "userPermissions")) {
    const name = `Permissions${childText(entry, "name") ?? ""}`;
    if (org.schema.field("PermissionSet", name) === undefined) continue;
    updateRow(org, "PermissionSet", setId, { [name]: childText(entry, "enabled") === "true" });
  }
  for (const entry of childrenNamed(root, "customPermissions")) {
    const entity = customPermissionId(org, childText(entry, "name") ?? "");
    statement(org.db, "DELETE FROM SetupEntityAccess WHERE ParentId = ? AND SetupEntityId = ?").run(
      setId,
      entity,
    );
    if (childText(entry, "enabled") !== "true") continue;
    const access = { ParentId: setId, SetupEntityId: entity, SetupEntityType: "CustomPermission" };
    rowWriter(org, () => userId).add("SetupEntityAccess", access, 0);
  }
  applyRecordTypeVisibilities(org, setId, root);
}

function profileSet(org: Org, name: string, userId: string): string {
  const known = statement(
    org.db,
    "SELECT PermissionSet.Id AS id FROM PermissionSet JOIN Profile ON Profile.Id = ProfileId WHERE Profile.Name = ?",
  ).get(name);
  if (known !== undefined) return String(known["id"]);
  const write = rowWriter(org, () => userId);
  const license = statement(org.db, "SELECT Id FROM UserLicense LIMIT 1").get()?.["Id"];
  const profileId = write.add("Profile", { Name: name, UserLicenseId: license, UserType: "Standard" }, 0);
  return write.add(
    "PermissionSet",
    {
      Name: `X00e${profileId.slice(3, 15)}`,
      Label: profileId,
      ProfileId: profileId,
      IsOwnedByProfile: true,
      LicenseId: license,
    },
    0,
  );
}

interface Grant {
  table: "ObjectPermissions" | "FieldPermissions";
  setId: string;
  /** The column that identifies the granted thing. */
  key: "SobjectType" | "Field";
  name: string | undefined;
  grants: Record<string, unknown>;
}

/** Replaces the grant that the set has for the same thing. */
function put(org: Org, userId: string, { table, setId, key, name, grants }: Grant): void {
  statement(org.db, `DELETE FROM ${table} WHERE ParentId = ? AND ${key} = ?`).run(setId, name);
  rowWriter(org, () => userId).add(table, { ParentId: setId, [key]: name, ...grants }, 0);
}
