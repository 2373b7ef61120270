import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

interface RegistryType {
  name: string;
  directoryName?: string;
  suffix?: string;
  inFolder?: boolean;
  strategies?: { adapter?: string };
  /** For a type within another's file: its element's name there, if it differs from `directoryName`. */
  xmlElementName?: string;
  /** For a type whose components are in folders: the type of the folders. */
  folderType?: string;
  children?: { types: Record<string, RegistryType> };
}

const file = "@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json";

/** Salesforce's own registry of metadata types: their folders and the endings of their files. */
const registry = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), "utf8")) as {
  types: Record<string, RegistryType>;
};

/** Types that have a folder of their own. */
export function listRegistryTypes(): RegistryType[] {
  return Object.values(registry.types).filter((type) => type.directoryName !== undefined);
}

/** The type of that name, or the type whose files hold the part. */
export function directoryOf(name: string): Partial<RegistryType> {
  return Object.values(registry.types).find((type) => type.name === name || holds(type, name)) ?? {};
}

function holds(type: RegistryType, part: string): boolean {
  return Object.values(type.children?.types ?? {}).some(({ name }) => name === part);
}

const byFolder = Map.groupBy(listRegistryTypes(), ({ directoryName }) => directoryName);

export function typeOfFolder(folder: string): RegistryType | undefined {
  return byFolder.get(folder)?.[0];
}

/** The types of the named components within a file of the type, by their element's name there. */
export function partsOfType(name: string): { name: string; element: string }[] {
  const type = Object.values(registry.types).find((each) => each.name === name);
  return Object.values(type?.children?.types ?? {}).map((part) => ({
    name: part.name,
    element: part.xmlElementName ?? part.directoryName ?? "",
  }));
}

/** The type whose files contain components of this type; undefined if they have files of their own. */
export function holderOfPart(name: string): string | undefined {
  return Object.values(registry.types).find((type) => holds(type, name))?.name;
}

/** A part of a type that has a folder or files of its own, e.g. fields of CustomObject. */
export function partOfType(type: RegistryType, folder: string): RegistryType | undefined {
  return Object.values(type.children?.types ?? {}).find((part) => part.directoryName === folder);
}

/** Whether every file of a component lies in a folder of the component's own name. */
export function isBundle(type: RegistryType): boolean {
  return type.strategies?.adapter === "bundle";
}
