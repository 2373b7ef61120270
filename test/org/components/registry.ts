import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export interface RegistryType {
  name: string;
  directoryName?: string;
  suffix?: string;
  inFolder?: boolean;
  strategies?: { adapter?: string };
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
  const holds = (type: RegistryType) =>
    Object.values(type.children?.types ?? {}).some((part) => part.name === name);
  return Object.values(registry.types).find((type) => type.name === name || holds(type)) ?? {};
}

const byFolder = Map.groupBy(listRegistryTypes(), ({ directoryName }) => directoryName);

export function typeOfFolder(folder: string): RegistryType | undefined {
  return byFolder.get(folder)?.[0];
}

/** A part of a type that has a folder or files of its own, e.g. fields of CustomObject. */
export function partOfType(type: RegistryType, folder: string): RegistryType | undefined {
  return Object.values(type.children?.types ?? {}).find((part) => part.directoryName === folder);
}

/** Whether every file of a component lies in a folder of the component's own name. */
export function isBundle(type: RegistryType): boolean {
  return type.strategies?.adapter === "bundle";
}
