import { listImports, moduleOfTag, readTemplate } from "./lwcSource.ts";
import { childrenNamed, childText, walk, type XmlElement } from "../components/xmlTree.ts";

/** A component that another one needs in the org or in the deployment. */
export interface Reference {
  /** Metadata type, e.g. `CustomField`; `ApexMethod` names `Class.method`. */
  type: string;
  name: string;
  line: number;
  /** Salesforce's message where it is missing. */
  message: string;
}

interface XmlReferenceRule {
  /** Names of the elements on the way from the root. */
  path: string[];
  type: string;
  /** A value holds several names, separated by commas. */
  list?: boolean;
}

/** The references of each type's files. */
const xmlRules: Record<string, XmlReferenceRule[]> = {
  ConnectedApp: [{ path: ["permissionSetName"], type: "PermissionSet" }],
  CustomApplication: [
    { path: ["defaultLandingTab"], type: "CustomTab" },
    { path: ["tabs"], type: "CustomTab" },
    { path: ["utilityBar"], type: "FlexiPage" },
  ],
  CustomTab: [
    { path: ["flexiPage"], type: "FlexiPage" },
    { path: ["lwcComponent"], type: "LightningComponentBundle" },
  ],
  ExtlClntAppConfigurablePolicies: [
    { path: ["externalClientApplication"], type: "ExternalClientApplication" },
  ],
  ExtlClntAppGlobalOauthSettings: [
    { path: ["externalClientApplication"], type: "ExternalClientApplication" },
  ],
  ExtlClntAppOauthConfigurablePolicies: [
    { path: ["externalClientApplication"], type: "ExternalClientApplication" },
    { path: ["commaSeparatedPermissionSet"], type: "PermissionSet", list: true },
    { path: ["commaSeparatedProfile"], type: "Profile", list: true },
  ],
  ExtlClntAppOauthSettings: [{ path: ["externalClientApplication"], type: "ExternalClientApplication" }],
  Profile: [
    { path: ["applicationVisibilities", "application"], type: "CustomApplication" },
    { path: ["classAccesses", "apexClass"], type: "ApexClass" },
    { path: ["customPermissions", "name"], type: "CustomPermission" },
    { path: ["fieldPermissions", "field"], type: "CustomField" },
    { path: ["objectPermissions", "object"], type: "CustomObject" },
    { path: ["recordTypeVisibilities", "recordType"], type: "RecordType" },
    { path: ["tabVisibilities", "tab"], type: "CustomTab" },
  ],
  Queue: [
    { path: ["queueSobject", "sobjectType"], type: "CustomObject" },
    { path: ["queueMembers", "publicGroups", "publicGroup"], type: "Group" },
    { path: ["queueMembers", "roles", "role"], type: "Role" },
  ],
  Role: [{ path: ["parentRole"], type: "Role" }],
  PermissionSet: [
    { path: ["recordTypeVisibilities", "recordType"], type: "RecordType" },
    { path: ["applicationVisibilities", "application"], type: "CustomApplication" },
    { path: ["classAccesses", "apexClass"], type: "ApexClass" },
    { path: ["customMetadataTypeAccesses", "name"], type: "CustomObject" },
    { path: ["customPermissions", "name"], type: "CustomPermission" },
    { path: ["fieldPermissions", "field"], type: "CustomField" },
    { path: ["objectPermissions", "object"], type: "CustomObject" },
    { path: ["tabSettings", "tab"], type: "CustomTab" },
  ],
  Translations: [
    { path: ["customLabels", "name"], type: "CustomLabel" },
    { path: ["customApplications", "name"], type: "CustomApplication" },
    { path: ["customTabs", "name"], type: "CustomTab" },
  ],
};

/**
 * The references of a metadata file. `fullName` is the component's, which includes its object in some types.
 */
export function listXmlReferences(type: string, fullName: string, root: XmlElement): Reference[] {
  if (type === "FlexiPage") return flexiPageReferences(root);
  if (type === "CustomMetadata") return customMetadataReferences(fullName, root);
  if (type === "Layout") return layoutReferences(fullName, root);
  return (xmlRules[type] ?? []).flatMap((rule) => byRule(root, rule));
}

/** The references of a component's script. */
export function listScriptReferences(source: string): Reference[] {
  return listImports(source).flatMap(({ module, line }): Reference[] => {
    const [namespace, kind, ...rest] = module.split("/");
    const name = rest.join("/").replace(/^c\./, "");
    const missing = `Invalid reference ${rest.join("/")} of type ${kind ?? ""}`;
    if (namespace === "c") return [bundle(kind ?? "", line)];
    if (namespace !== "@salesforce") return [];
    if (kind === "apex" && name !== "") {
      return [
        {
          type: "ApexMethod",
          name,
          line,
          message: `Unable to find Apex action method referenced as '${name}'.`,
        },
      ];
    }
    if (kind === "label") return [{ type: "CustomLabel", name, line, message: missing }];
    if (kind === "customPermission") return [{ type: "CustomPermission", name, line, message: missing }];
    if (kind === "schema") return [schemaReference(name, line, missing)];
    return [];
  });
}

/** The references of a component's template. */
export function listTemplateReferences(source: string): Reference[] {
  return readTemplate(source)
    .tags.filter(({ tag }) => tag.startsWith("c-"))
    .map(({ tag, line }) => bundle(moduleOfTag(tag).slice("c/".length), line));
}

/**
 * The custom labels that Apex names, as `System.Label.Name` or `Label.Name`. The compiler says "External
 * string does not exist" of one that is missing.
 * (https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Label.htm)
 */
export function listApexReferences(source: string): Reference[] {
  return apexCode(source)
    .split("\n")
    .flatMap((text, index) =>
      [...text.matchAll(/(?<![\w.])(?:System\s*\.\s*)?Label\s*\.\s*(\w+)/gi)].map(([, name = ""]) => ({
        type: "CustomLabel",
        name,
        line: index + 1,
        message: `External string does not exist: ${name}`,
      })),
    );
}

/** The source with as many lines, but without comments and with empty strings. */
function apexCode(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'/g, (text) =>
    text.startsWith("'") ? "''" : text.replace(/[^\n]/g, ""),
  );
}

/** Methods of an Apex class that a component may call. */
export function listAuraEnabledMethods(source: string): string[] {
  return [...source.matchAll(/@AuraEnabled\b[^{;]*?\b(\w+)\s*\([^)]*\)\s*\{/g)].map(
    (match) => match[1] ?? "",
  );
}

function byRule(root: XmlElement, { path, type, list }: XmlReferenceRule): Reference[] {
  return [...walk(root)]
    .filter((entry) => entry.path.join("/") === path.join("/"))
    .flatMap(({ element }) =>
      (list ? element.text.split(",") : [element.text])
        .map((name) => name.trim())
        .filter(Boolean)
        .map((name) => inField(element, type, name)),
    );
}

/** Salesforce's message for a name that does not exist. */
function inField(element: XmlElement, type: string, name: string): Reference {
  const { line } = element;
  return { type, name, line, message: `In field: ${element.name} - no ${type} named ${name} found` };
}

function flexiPageReferences(root: XmlElement): Reference[] {
  return [...walk(root)]
    .filter(({ element }) => element.name === "componentName" && !/^(?!c:)\w+:/.test(element.text))
    .map(({ element }) => {
      const name = element.text.replace(/^c:/, "");
      const message = `We couldn't retrieve the design time component information for component c:${name}.`;
      return { type: "LightningComponentBundle", name, line: element.line, message };
    });
}

/** `Crosswalk_Setting.Default` is a record of Crosswalk_Setting__mdt; each value names one of its fields. */
function customMetadataReferences(fullName: string, root: XmlElement): Reference[] {
  const object = `${fullName.split(".")[0] ?? ""}__mdt`;
  return [
    {
      ...inField(root, "CustomObject", object),
      message: `In field: type - no CustomObject named ${object} found`,
    },
    ...childrenNamed(root, "values").map((value) => {
      const field = childText(value, "field") ?? "";
      return inField({ ...value, name: "field" }, "CustomField", `${object}.${field}`);
    }),
  ];
}

/** A layout is named `Object-Layout Name`; its items name fields of that object. */
function layoutReferences(fullName: string, root: XmlElement): Reference[] {
  const object = fullName.split("-")[0] ?? "";
  return [...walk(root)]
    .filter(({ element, path }) => element.name === "field" && path.includes("layoutItems"))
    .map(({ element }) => inField(element, "CustomField", `${object}.${element.text}`));
}

function bundle(name: string, line: number): Reference {
  return {
    type: "LightningComponentBundle",
    name,
    line,
    message: `No MODULE named markup://c:${name} found`,
  };
}

function schemaReference(name: string, line: number, message: string): Reference {
  return { type: name.includes(".") ? "CustomField" : "CustomObject", name, line, message };
}
