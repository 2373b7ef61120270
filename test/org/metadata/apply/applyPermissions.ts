import { rowWriter } from "../../storage/rowWriter.ts";
import { updateRow } from "../../storage/rows.ts";
import { statement } from "../../storage/statement.ts";
import type { Org } from "../../types.ts";
import { classIds } from "../../components/apexClasses.ts";
import { applyRecordTypeVisibilities } from "./applyRecordTypeVisibilities.ts";
import { childrenNamed, childText, type XmlElement } from "../../components/xmlTree.ts";

/** Creates the custom permission, or renames it. */
export function applyCustomPermission(org: Org, fullName: string, root: XmlElement, userId: string): void {
  const row = {
    MasterLabel: childText(root, "label") ?? fullName,
    Description: childText(root, "description"),
  };
  const id = customPermissionId(org, fullName);
  if (id) updateRow(org, "CustomPermission", id, row);
  else rowWriter(org, () => userId).add("CustomPermission", { DeveloperName: fullName, ...row }, 0);
}

/** Replaces the permission set's grants by those of its file. */
export function applyPermissionSet(org: Org, fullName: string, root: XmlElement, userId: string): void {
  const write = rowWriter(org, () => userId);
  const row = {
    Label: childText(root, "label") ?? fullName,
    Description: childText(root, "description"),
    HasActivationRequired: childText(root, "hasActivationRequired") === "true",
    ...systemPermissions(org, root),
  };
  const known = permissionSetId(org, fullName);
  if (known) updateRow(org, "PermissionSet", known, row);
  const id = known ?? write.add("PermissionSet", { Name: fullName, IsCustom: true, ...row }, 0);
  clearGrants(org, id);
  for (const entry of childrenNamed(root, "fieldPermissions")) {
    const field = childText(entry, "field") ?? "";
    write.add("FieldPermissions", {
      ParentId: id,
      SobjectType: field.split(".")[0],
      Field: field,
      PermissionsRead: childText(entry, "readable") === "true" || childText(entry, "editable") === "true",
      PermissionsEdit: childText(entry, "editable") === "true",
    });
  }
  for (const entry of childrenNamed(root, "objectPermissions")) {
    write.add("ObjectPermissions", {
      ParentId: id,
      SobjectType: childText(entry, "object"),
      ...objectGrants(entry),
    });
  }
  for (const entry of enabled(root, "customMetadataTypeAccesses")) {
    const SobjectType = childText(entry, "name");
    write.add("ObjectPermissions", {
      ParentId: id,
      SobjectType,
      PermissionsRead: true,
      PermissionsViewAllRecords: true,
    });
  }
  applyRecordTypeVisibilities(org, id, root);
  for (const entry of enabled(root, "customPermissions")) {
    const SetupEntityId = customPermissionId(org, childText(entry, "name") ?? "");
    write.add("SetupEntityAccess", { ParentId: id, SetupEntityId, SetupEntityType: "CustomPermission" });
  }
  for (const entry of enabled(root, "classAccesses")) {
    const [SetupEntityId] = classIds(org, childText(entry, "apexClass") ?? "");
    write.add("SetupEntityAccess", { ParentId: id, SetupEntityId, SetupEntityType: "ApexClass" });
  }
}

function permissionSetId(org: Org, name: string): string | undefined {
  const row = statement(org.db, "SELECT Id FROM PermissionSet WHERE Name = ? AND IsOwnedByProfile = 0").get(
    name,
  );
  return row && String(row["Id"]);
}

/** Removes a permission set. Answers why not, where it is assigned. */
export function removePermissionSet(org: Org, name: string): string | undefined {
  const id = permissionSetId(org, name);
  if (!id) return undefined;
  const assigned = statement(org.db, "SELECT 1 FROM PermissionSetAssignment WHERE PermissionSetId = ?").get(
    id,
  );
  if (assigned) return "You can't delete a permission set that's assigned to one or more users.";
  clearGrants(org, id);
  statement(org.db, "DELETE FROM PermissionSet WHERE Id = ?").run(id);
  return undefined;
}

export function removeCustomPermission(org: Org, name: string): void {
  statement(org.db, "DELETE FROM CustomPermission WHERE DeveloperName = ?").run(name);
}

export function customPermissionId(org: Org, name: string): string | undefined {
  const row = statement(org.db, "SELECT Id FROM CustomPermission WHERE DeveloperName = ?").get(name);
  return row && String(row["Id"]);
}

function clearGrants(org: Org, id: string): void {
  for (const table of ["FieldPermissions", "ObjectPermissions", "SetupEntityAccess"]) {
    statement(org.db, `DELETE FROM ${table} WHERE ParentId = ?`).run(id);
  }
}

function enabled(root: XmlElement, name: string): XmlElement[] {
  return childrenNamed(root, name).filter((entry) => childText(entry, "enabled") === "true");
}

function systemPermissions(org: Org, root: XmlElement): Record<string, boolean> {
  const granted = enabled(root, "userPermissions").map(
    (entry) => `Permissions${childText(entry, "name") ?? ""}`,
  );
  const known =
    org.schema.object("PermissionSet")?.fields.filter(({ name }) => name.startsWith("Permissions")) ?? [];
  return Object.fromEntries(known.map(({ name }) => [name, granted.includes(name)]));
}

/** An `objectPermissions` element as columns of ObjectPermissions. */
export function objectGrants(entry: XmlElement): Record<string, boolean> {
  const has = (name: string): boolean => childText(entry, name) === "true";
  return {
    PermissionsCreate: has("allowCreate"),
    PermissionsRead: has("allowRead"),
    PermissionsEdit: has("allowEdit"),
    PermissionsDelete: has("allowDelete"),
    PermissionsViewAllRecords: has("viewAllRecords"),
    PermissionsModifyAllRecords: has("modifyAllRecords"),
  };
}
