import type { DeploymentPackage } from "./readPackage.ts";
import { holderOfPart, isBundle, typeOfFolder } from "./registry.ts";

/** A metadata component from a deployment, or as the org keeps it. */
export interface Component {
  type: string;
  fullName: string;
  /** The main file of the component, which results name. */
  fileName: string;
  /** Content by path: a class has its text and its -meta.xml, a bundle has every file. */
  files: ReadonlyMap<string, Buffer>;
}

/** The type whose file holds a part: the object for a field. Other types are their own. */
export function holderOf(type: string, fullName: string): { type: string; fullName: string } {
  const holder = holderOfPart(type);
  if (holder === undefined) return { type, fullName };
  return { type: holder, fullName: type === "CustomLabel" ? "CustomLabels" : (fullName.split(".")[0] ?? "") };
}

/**
 * The components whose files a package holds. Files of no type that Salesforce knows are left to the check.
 */
export function listComponents({ files }: DeploymentPackage): Component[] {
  const found = new Map<string, Component & { files: Map<string, Buffer> }>();
  for (const [path, content] of files) {
    const identity = identifyFile(path);
    if (!identity) continue;
    const key = `${identity.type}:${identity.fullName}`;
    const component = found.get(key) ?? { ...identity, files: new Map<string, Buffer>() };
    component.files.set(path, content);
    found.set(key, component);
  }
  return [...found.values()];
}

/** Which component a file in metadata format belongs to. */
export function identifyFile(path: string): { type: string; fullName: string; fileName: string } | undefined {
  const [folder = "", ...rest] = path.split("/");
  const type = typeOfFolder(folder);
  if (!type || rest.length === 0) return undefined;
  if (isBundle(type)) {
    const [name = ""] = rest;
    return rest.length > 1 ? { type: type.name, fullName: name, fileName: `${folder}/${name}` } : undefined;
  }
  const fileName = path.replace(/-meta\.xml$/, "");
  // The folder of reports or dashboards has a file of its own, and counts as one of them.
  if (type.folderType !== undefined && rest.length === 1 && fileName !== path) {
    return { type: type.name, fullName: fileName.slice(folder.length + 1), fileName };
  }
  const suffix = `.${type.suffix ?? ""}`;
  if (!fileName.endsWith(suffix)) return undefined;
  const fullName = rest
    .join("/")
    .replace(/-meta\.xml$/, "")
    .slice(0, -suffix.length);
  return { type: type.name, fullName: decodeURIComponent(fullName), fileName };
}
