import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export interface RegistryType {
  name: string;
  directoryName?: string;
  suffix?: string;
  strategies?: { adapter?: string };
  children?: { types: Record<string, RegistryType> };
}

const file = "@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json";

/** Salesforce's own registry of metadata types: their folders and the endings of their files. */
const registry = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), "utf8")) as {
  types: Record<string, RegistryType>;
};

export function typeOfFolder(folder: string): RegistryType | undefined {
  return Object.values(registry.types).find((type) => type.directoryName === folder);
}

/** A part of a type that has a folder or files of its own, e.g. fields of CustomObject. */
export function partOfType(type: RegistryType, folder: string): RegistryType | undefined {
  return Object.values(type.children?.types ?? {}).find((part) => part.directoryName === folder);
}

/** Whether every file of a component lies in a folder of the component's own name. */
export function isBundle(type: RegistryType): boolean {
  return type.strategies?.adapter === "bundle";
}
