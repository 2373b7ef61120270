import { statement } from "../storage/statement.ts";
import { findRecordType } from "../recordTypes/defineRecordType.ts";
import { standardFields } from "./apply/applyObject.ts";
import { profileName } from "./apply/applyProfile.ts";
import type { Org } from "../types.ts";
import type { Component } from "../components/components.ts";
import { listStoredComponents } from "../components/componentStore.ts";
import { listAuraEnabledMethods, type Reference } from "./references.ts";
import { partsOfType } from "../components/registry.ts";
import { childrenNamed, childText, parseXml, type XmlElement } from "../components/xmlTree.ts";

/** Tabs, and fields of custom metadata types, that come with every org. */
const standardTabs = /^standard-\w+$/;
const standardMetadataFields = new Set([
  "MasterLabel",
  "DeveloperName",
  "IsProtected",
  "Label",
  "NamespacePrefix",
]);

/** The components that a deployment may refer to: the org's and its own. */
export interface Inventory {
  has(reference: Pick<Reference, "type" | "name">): boolean;
}

export function createInventory(org: Org, deployed: readonly Component[]): Inventory {
  const names = new Set<string>();
  for (const component of [...listStoredComponents(org), ...deployed]) {
    for (const name of [...namesIn(component), ...standardFieldsIn(org, component)]) {
      names.add(name.toLowerCase());
    }
  }
  return {
    has: ({ type, name }) => names.has(`${type}:${name}`.toLowerCase()) || orgHas(org, type, name),
  };
}

const known = new WeakMap<Component, string[]>();

/** A component's own name, and those of the parts its file holds. */
export function namesIn(component: Component): string[] {
  const names = known.get(component) ?? readNames(component);
  known.set(component, names);
  return names;
}

function readNames({ type, fullName, fileName, files }: Component): string[] {
  const own = `${type}:${fullName}`;
  const source = files.get(fileName)?.toString("utf8");
  if (source === undefined) return [own];
  if (type === "ApexClass") {
    return [own, ...listAuraEnabledMethods(source).map((method) => `ApexMethod:${fullName}.${method}`)];
  }
  const parts = partsOfType(type);
  const root = parts.length > 0 ? readXml(source) : undefined;
  if (root === undefined) return [own];
  const holder = type === "CustomLabels" ? "" : `${fullName}.`;
  return [
    own,
    ...parts.flatMap(({ name, element }) =>
      childrenNamed(root, element)
        .flatMap((part) => childText(part, "fullName") ?? [])
        .map((partName) => `${name}:${holder}${partName}`),
    ),
  ];
}

/** The standard fields that the org will give to an object that the component creates. */
function standardFieldsIn(org: Org, { type, fullName, fileName, files }: Component): string[] {
  const source = files.get(fileName)?.toString("utf8");
  if (type !== "CustomObject" || source === undefined || org.schema.object(fullName)) return [];
  const root = readXml(source);
  return root ? standardFields(fullName, root).map(({ name }) => `CustomField:${fullName}.${name}`) : [];
}

/** Undefined for malformed XML, which the file's own check reports. */
function readXml(source: string): XmlElement | undefined {
  try {
    return parseXml(source);
  } catch {
    return undefined;
  }
}

function orgHas(org: Org, type: string, name: string): boolean {
  if (type === "CustomObject") return org.schema.object(name) !== undefined;
  if (type === "CustomTab") return standardTabs.test(name);
  if (type === "CustomApplication") return name.startsWith("standard__");
  if (type === "PermissionSet") {
    return statement(org.db, "SELECT 1 FROM PermissionSet WHERE Name = ?").get(name) !== undefined;
  }
  if (type === "CustomPermission") {
    return (
      statement(org.db, "SELECT 1 FROM CustomPermission WHERE DeveloperName = ?").get(name) !== undefined
    );
  }
  if (type === "Profile") {
    return statement(org.db, "SELECT 1 FROM Profile WHERE Name = ?").get(profileName(name)) !== undefined;
  }
  if (type === "RecordType") {
    const [object = "", developerName = ""] = name.split(".");
    return findRecordType(org, object, developerName) !== undefined;
  }
  if (type === "Role" || type === "Group" || type === "Queue") {
    const kind = type === "Group" ? "Regular" : type;
    return (
      statement(org.db, `SELECT 1 FROM "Group" WHERE Type = ? AND DeveloperName = ?`).get(kind, name) !==
      undefined
    );
  }
  if (type !== "CustomField") return false;
  const [object = "", field = ""] = name.split(".");
  if (object.endsWith("__mdt") && standardMetadataFields.has(field)) return true;
  return org.schema.field(object, field) !== undefined;
}
