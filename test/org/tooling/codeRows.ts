import { listStoredComponents, type StoredComponent } from "../components/componentStore.ts";
import { childText, parseXml } from "../components/xmlTree.ts";
import { triggerEvents } from "../schema/objects/tooling.ts";
import type { Row } from "../storage/rows.ts";
import type { Org } from "../types.ts";
import { componentRow } from "./componentRow.ts";

/** Quoted texts, which stay, or comments. */
const quotedOrComment = /('(?:\\.|[^'\\])*')|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;

/** The value of an element of the component's -meta.xml. */
function settings(component: StoredComponent): (element: string) => string | undefined {
  const [, file] = [...component.files].find(([path]) => path.endsWith("-meta.xml")) ?? [];
  const root = file && parseXml(file.toString("utf8"));
  return (element) => root && childText(root, element);
}

const versionOf = (text: string | undefined) => (text === undefined ? null : Number(text));

/** Deployed classes or triggers. They are not compiled and count as valid. */
export function apexRows(org: Org, type: "ApexClass" | "ApexTrigger"): Row[] {
  return listStoredComponents(org, type).map((component) => {
    const setting = settings(component);
    const body = component.files.get(component.fileName)?.toString("utf8") ?? "";
    return {
      ...componentRow(component),
      ...(type === "ApexTrigger" && triggerParts(body)),
      Id: component.id,
      Name: component.fullName,
      ApiVersion: versionOf(setting("apiVersion")),
      Status: setting("status") ?? "Active",
      IsValid: true,
      Body: body,
      LengthWithoutComments: body.replace(quotedOrComment, "$1").length,
    };
  });
}

/** The object that a trigger is on, and when it fires. */
function triggerParts(body: string): Row {
  const head = /^\s*trigger\s+\w+\s+on\s+(\w+)\s*\(([^)]*)\)/i.exec(body.replace(quotedOrComment, "$1"));
  const events = (head?.[2] ?? "").split(",").map((event) => event.replaceAll(/\s/g, "").toLowerCase());
  const row: Row = { TableEnumOrId: head?.[1] };
  for (const event of triggerEvents) row[`Usage${event}`] = events.includes(event.toLowerCase());
  return row;
}

export function bundleRows(org: Org): Row[] {
  return listStoredComponents(org, "LightningComponentBundle").map((component) => {
    const setting = settings(component);
    return {
      ...componentRow(component),
      Id: component.id,
      DeveloperName: component.fullName,
      MasterLabel: setting("masterLabel") ?? component.fullName,
      Description: setting("description"),
      ApiVersion: versionOf(setting("apiVersion")),
      IsExposed: setting("isExposed") === "true",
    };
  });
}
