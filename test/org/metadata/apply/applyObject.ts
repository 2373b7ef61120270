import * as f from "../../schema/fields.ts";
import { object as defineObject, setupOnly } from "../../schema/objects/object.ts";
import { saveDefinition } from "../../schema/saveDefinition.ts";
import { quoted, statement } from "../../storage/statement.ts";
import type { FieldDefinition, Org } from "../../types.ts";
import { childrenNamed, childText, type XmlElement } from "../../components/xmlTree.ts";
import { applyObjectParts } from "./applyObjectParts.ts";
import { toFieldDefinition } from "./toFieldDefinition.ts";
import { grantAdministrators } from "./grantAdministrators.ts";

/**
 * Creates or changes an object from its file. As in Salesforce, new fields are granted by permission sets and
 * profiles of the deployment only.
 */
export function applyObject(org: Org, fullName: string, root: XmlElement, userId: string): void {
  if (org.schema.object(fullName) === undefined) createObject(org, fullName, root);
  const fields = childrenNamed(root, "fields")
    .map(toFieldDefinition)
    .filter((field): field is FieldDefinition => field !== undefined);
  const isOfSetup = fullName.endsWith("__mdt") || isCustomSetting(root);
  org.schema.addFields(fullName, isOfSetup ? fields.map(withoutSecurity) : fields);
  saveDefinition(org, fullName);
  const object = org.schema.object(fullName);
  if (object !== undefined) applyObjectParts(org, object, root, userId);
}

/** Removes a field from the schema. The values of its column are no longer reachable. */
export function removeField(org: Org, name: string): void {
  const [objectName = "", field = ""] = name.split(".");
  if (org.schema.field(objectName, field) === undefined) return;
  org.schema.removeFields(objectName, [field]);
  saveDefinition(org, objectName);
  statement(org.db, "DELETE FROM FieldPermissions WHERE Field = ?").run(name);
}

/** Removes an object with its records and permissions. */
export function removeObject(org: Org, name: string): void {
  if (!org.schema.object(name)?.custom) return;
  org.schema.replaceAll(org.schema.objects().filter((object) => object.name !== name));
  statement(org.db, "DELETE FROM _definition WHERE object = ?").run(name);
  for (const table of ["FieldPermissions", "ObjectPermissions"]) {
    statement(org.db, `DELETE FROM ${table} WHERE SobjectType = ?`).run(name);
  }
  org.db.exec(`DROP TABLE IF EXISTS ${quoted(name)}`);
}

function createObject(org: Org, fullName: string, root: XmlElement): void {
  const label = childText(root, "label") ?? fullName;
  const names = { label, labelPlural: childText(root, "pluralLabel") ?? `${label}s`, custom: true };
  const fields = standardFields(fullName, root);
  const isMetadata = fullName.endsWith("__mdt");
  const properties = isMetadata ? { ...setupOnly, ...names } : names;
  org.schema.define(defineObject(fullName, nextPrefix(org, isMetadata ? "m" : "a"), fields, properties));
  grantAdministrators(org, fullName);
}

/** The standard fields of a new object, which depend on the kind of object that its file makes. */
export function standardFields(fullName: string, root: XmlElement): FieldDefinition[] {
  if (fullName.endsWith("__mdt")) return metadataFields();
  return isCustomSetting(root) ? settingFields() : customObjectFields(root);
}

const isCustomSetting = (root: XmlElement) => childText(root, "customSettingsType") !== undefined;

/** Custom metadata types and custom settings have no field-level security. */
const withoutSecurity = (field: FieldDefinition): FieldDefinition => ({ ...field, permissionable: false });

const metadataFields = (): FieldDefinition[] => [
  f.id("Custom Metadata Record ID"),
  f.text("DeveloperName", "Custom Metadata Record Name", 40, { required: true, nameField: true }),
  f.text("MasterLabel", "Label", 40, { required: true }),
  f.text("Label", "Label", 40, { required: true }),
  f.text("Language", "Master Language", 40, { required: true }),
  f.text("NamespacePrefix", "Namespace Prefix", 15, { permissionable: false }),
  f.text("QualifiedApiName", "Qualified API Name", 70, { required: true }),
];

/** A custom setting has no owner: a record of a hierarchy is the org's, a profile's or a user's. */
const settingFields = (): FieldDefinition[] => [
  f.id("Record ID"),
  f.isDeleted(),
  f.text("Name", "Name", 38, { nameField: true, permissionable: false }),
  f.lookup("SetupOwnerId", "Location", ["Organization", "Profile", "User"], { required: true }),
  ...f.audit(),
];

const customObjectFields = (root: XmlElement): FieldDefinition[] => [
  f.id("Record ID"),
  f.owner(["Group", "User"]),
  f.isDeleted(),
  f.text("Name", childText(childrenNamed(root, "nameField")[0] ?? root, "label") ?? "Name", 80, {
    nameField: true,
    permissionable: false,
    idLookup: true,
  }),
  ...f.audit(),
];

function nextPrefix(org: Org, letter: "a" | "m"): string {
  const name = letter === "a" ? "custom objects" : "custom metadata types";
  const row = statement(
    org.db,
    "INSERT INTO _sequence (name, next) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next",
  ).get(name);
  return `${letter}${(Number(row?.["next"]) - 1).toString(36).padStart(2, "0").toUpperCase()}`;
}
