import { statement } from "../storage/statement.ts";
import { findRecordType } from "../recordTypes/defineRecordType.ts";
import { profileName } from "./apply/applyProfile.ts";
import type { Org } from "../types.ts";
import type { Component } from "../components/components.ts";
import { listStoredComponents } from "../components/componentStore.ts";
import { listAuraEnabledMethods, type Reference } from "./references.ts";
import { childrenNamed, childText, parseXml } from "../components/xmlTree.ts";

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
    for (const name of namesIn(component)) names.add(name.toLowerCase());
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
  if (type === "CustomLabels")
    return [own, ...partNames(source, "labels").map((name) => `CustomLabel:${name}`)];
  const parts = partElements[type];
  if (parts === undefined) return [own];
  return [
    own,
    ...Object.entries(parts).flatMap(([part, element]) =>
      partNames(source, element).map((name) => `${part}:${fullName}.${name}`),
    ),
  ];
}

/** The parts of a type's file that have names of their own, by the element that holds them. */
const partElements: Record<string, Record<string, string>> = {
  AssignmentRules: { AssignmentRule: "assignmentRule" },
  CustomObject: { CustomField: "fields", RecordType: "recordTypes", ValidationRule: "validationRules" },
  SharingRules: { SharingOwnerRule: "sharingOwnerRules", SharingCriteriaRule: "sharingCriteriaRules" },
};

function partNames(source: string, element: string): string[] {
  try {
    return childrenNamed(parseXml(source), element).map((part) => childText(part, "fullName") ?? "");
  } catch {
    // Malformed XML is reported by the file's own check.
    return [];
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
