import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import { findComponent, listStoredComponents } from "../components/componentStore.ts";
import { propertiesOf, type FileProperties } from "./retrieve.ts";
import { directoryOf } from "../components/registry.ts";
import { userName } from "./userName.ts";

/** The org's own components of a type, by full name and id. */
const own: Record<string, string> = {
  CustomPermission: "SELECT DeveloperName AS name, Id AS id FROM CustomPermission",
  Group: `SELECT DeveloperName AS name, Id AS id FROM "Group" WHERE Type = 'Regular'`,
  // A managed package's component bears its namespace (Metadata API guide, FileProperties).
  PermissionSet: `SELECT coalesce(NamespacePrefix || '__', '') || Name AS name, Id AS id FROM PermissionSet
    WHERE IsOwnedByProfile = 0`,
  Profile: "SELECT replace(Name, 'System Administrator', 'Admin') AS name, Id AS id FROM Profile",
  Queue: `SELECT DeveloperName AS name, Id AS id FROM "Group" WHERE Type = 'Queue'`,
  RecordType: "SELECT SobjectType || '.' || DeveloperName AS name, Id AS id FROM RecordType",
  Role: "SELECT DeveloperName AS name, Id AS id FROM UserRole",
};

/** Every component of a type, deployed or the org's own, by name. */
export function listMetadata(org: Org, type: string): FileProperties[] {
  const deployed = listStoredComponents(org, type).map((component) => propertiesOf(org, component));
  const others = namesOf(org, type)
    .filter(({ name }) => findComponent(org, type, name) === undefined)
    .map(({ name, id }) => blankProperties(org, type, name, id));
  return [...deployed, ...others].sort((a, b) => (a.fullName < b.fullName ? -1 : 1));
}

function namesOf(org: Org, type: string): { name: string; id: string }[] {
  if (type === "CustomObject") {
    return org.schema
      .objects()
      .flatMap(({ name, virtual, derived }) => (virtual || derived ? [] : [{ name, id: "" }]));
  }
  if (type === "CustomField") {
    return org.schema
      .objects()
      .flatMap((object) =>
        object.fields.filter((field) => field.custom).map((field) => `${object.name}.${field.name}`),
      )
      .map((name) => ({ name, id: "" }));
  }
  const sql = own[type];
  if (sql === undefined) return [];
  return statement(org.db, sql)
    .all()
    .map((row) => ({ name: String(row["name"]), id: String(row["id"]) }));
}

function blankProperties(org: Org, type: string, fullName: string, id: string): FileProperties {
  const by = String(statement(org.db, "SELECT Id FROM User ORDER BY Id LIMIT 1").get()?.["Id"]);
  const { directoryName = "", suffix = "" } = directoryOf(type);
  const [file = fullName] =
    type === "CustomField" || type === "RecordType" ? fullName.split(".") : [fullName];
  const date = "1970-01-01T00:00:00.000Z";
  return {
    createdById: by,
    createdByName: userName(org, by),
    createdDate: date,
    fileName: `${directoryName}/${file}.${suffix}`,
    fullName,
    id,
    lastModifiedById: by,
    lastModifiedByName: userName(org, by),
    lastModifiedDate: date,
    manageableState: "unmanaged",
    type,
  };
}
