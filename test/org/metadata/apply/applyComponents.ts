import { nextId } from "../../storage/nextId.ts";
import type { Org } from "../../types.ts";
import { uninstallClass } from "../../components/apexClasses.ts";
import type { Component } from "../../components/components.ts";
import {
  listStoredComponents,
  removeComponent,
  storeComponent,
  type StoredComponent,
} from "../../components/componentStore.ts";
import { parseXml, type XmlElement } from "../../components/xmlTree.ts";
import { applyExternalClientApps, forgetExternalClientApp, settingsOfApp } from "./applyApp.ts";
import { applyCustomMetadata, removeCustomMetadata } from "./applyCustomMetadata.ts";
import { completeApps } from "./completeApps.ts";
import { applyGroup, applyQueue, applyRole } from "./applyGroups.ts";
import { applySettingsFile } from "./applySettingsFile.ts";
import { removeRecordType, removeValidationRule } from "./applyObjectParts.ts";
import { applyProfile } from "./applyProfile.ts";
import { applyObject, removeField, removeObject } from "./applyObject.ts";
import {
  applyCustomPermission,
  applyPermissionSet,
  removeCustomPermission,
  removePermissionSet,
} from "./applyPermissions.ts";

type Apply = (org: Org, fullName: string, root: XmlElement, userId: string) => void;

/**
 * How a component changes the org, in the order of their dependencies: permission sets name fields and custom
 * permissions. Other types are only stored: pages, components, labels.
 */
const effects: [type: string, apply: Apply][] = [
  ["CustomObject", applyObject],
  ["CustomPermission", applyCustomPermission],
  ["CustomMetadata", applyCustomMetadata],
  ["PermissionSet", applyPermissionSet],
  ["Profile", applyProfile],
  // Roles are applied twice, because a role may come before its parent.
  ["Role", applyRole],
  ["Role", applyRole],
  ["Group", applyGroup],
  ["Queue", applyQueue],
  ["Settings", applySettingsFile],
];

/** Applies the components to the org. Runs in the caller's transaction. */
export function applyComponents(org: Org, components: readonly Component[], userId: string): void {
  for (const component of components) {
    storeComponent(org, component, { userId, id: nextId(org, keyPrefixOf(component.type)) });
  }
  for (const [type, apply] of effects) {
    for (const component of components.filter((each) => each.type === type)) {
      const source = component.files.get(component.fileName)?.toString("utf8") ?? "";
      apply(org, component.fullName, parseXml(source), userId);
    }
  }
  if (components.some(({ type }) => appTypes.has(type))) {
    completeApps(org, components, userId);
    applyExternalClientApps(org);
  }
  org.accessVersion++;
}

const appTypes = new Set([
  "ExternalClientApplication",
  "ExtlClntAppGlobalOauthSettings",
  "ExtlClntAppOauthConfigurablePolicies",
  "ExtlClntAppOauthSettings",
]);

/** Removes a component from the org. Answers why not, where it cannot be removed. */
export function removeFromOrg(org: Org, type: string, fullName: string): string | undefined {
  if (type === "PermissionSet") {
    const refusal = removePermissionSet(org, fullName);
    if (refusal) return refusal;
  }
  if (type === "RecordType") {
    const refusal = removeRecordType(org, fullName);
    if (refusal) return refusal;
  }
  if (type === "ValidationRule") removeValidationRule(org, fullName);
  if (type === "CustomPermission") removeCustomPermission(org, fullName);
  if (type === "ApexClass") uninstallClass(org, fullName);
  if (type === "CustomMetadata") removeCustomMetadata(org, fullName);
  if (type === "CustomField") removeField(org, fullName);
  if (type === "CustomObject") removeObject(org, fullName);
  if (type === "ExternalClientApplication") forgetExternalClientApp(org, fullName);
  for (const part of dependentsOf(org, type, fullName)) removeComponent(org, part.type, part.fullName);
  removeComponent(org, type, fullName);
  org.accessVersion++;
  return undefined;
}

/** Components that are removed with another one: an object's layouts and records, an app's settings. */
function dependentsOf(org: Org, type: string, fullName: string): StoredComponent[] {
  if (type === "ExternalClientApplication") return settingsOfApp(org, fullName);
  if (type !== "CustomObject") return [];
  const record = `${fullName.replace(/__mdt$/, "")}.`;
  return listStoredComponents(org).filter(
    (each) =>
      (each.type === "Layout" && each.fullName.startsWith(`${fullName}-`)) ||
      (each.type === "CustomMetadata" && each.fullName.startsWith(record)),
  );
}

/** Key prefixes of components' ids; 000 for types without one. */
function keyPrefixOf(type: string): string {
  return keyPrefixes[type] ?? "000";
}

const keyPrefixes: Record<string, string> = {
  ApexClass: "01p",
  ApexTrigger: "01q",
  CustomApplication: "02u",
  CustomField: "00N",
  CustomLabel: "101",
  CustomObject: "01I",
  CustomPermission: "0CP",
  CustomTab: "01r",
  ExternalClientApplication: "0xI",
  FlexiPage: "0M0",
  Layout: "00h",
  LightningComponentBundle: "0Rb",
  PermissionSet: "0PS",
};
