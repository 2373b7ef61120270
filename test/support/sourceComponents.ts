import { readdirSync } from "node:fs";
import path from "node:path";
import { isBundle, partOfType, typeOfFolder } from "@crosswalk/practice-org";
import { projectFolder } from "./projectFolder.ts";

/** A metadata component, known by its place: the folder names its type, the file its name. */
export interface SourceComponent {
  type: string;
  fullName: string;
  /** Paths below the package directory. */
  files: string[];
}

/** The relative paths of all metadata files below the directory. Tests of components are left out. */
export function listSourceFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(directory, path.join(entry.parentPath, entry.name)))
    .filter((file) => !/(^|\/)__(tests|mocks)__\//.test(file))
    .sort();
}

/** The components of a package directory; throws for a file that no metadata type claims. */
export function listSourceComponents(directory: string): SourceComponent[] {
  const components = new Map<string, SourceComponent>();
  for (const file of listSourceFiles(directory)) {
    const { type, fullName } = identify(file);
    const key = `${type}:${fullName}`;
    const component = components.get(key) ?? { type, fullName, files: [] };
    component.files.push(file);
    components.set(key, component);
  }
  return [...components.values()];
}

/** The languages that the package is translated into, in the order of their codes. */
export function translatedLanguages(): string[] {
  return listSourceComponents(path.join(projectFolder, "config/translations")).map(
    ({ fullName }) => fullName,
  );
}

function identify(file: string): { type: string; fullName: string } {
  const [, , folder = "", ...rest] = file.split(path.sep);
  const type = typeOfFolder(folder);
  if (!type) throw new Error(`${file}: no metadata type has the folder ${folder}`);
  if (isBundle(type)) return { type: type.name, fullName: rest[0] ?? "" };
  const fileName = rest.at(-1) ?? "";
  if (rest.length === 3) {
    const child = partOfType(type, rest[1] ?? "");
    if (!child) throw new Error(`${file}: ${type.name} has no part in the folder ${rest[1]}`);
    return { type: child.name, fullName: `${rest[0]}.${withoutSuffix(file, fileName, child.suffix ?? "")}` };
  }
  return { type: type.name, fullName: withoutSuffix(file, fileName, type.suffix ?? "") };
}

function withoutSuffix(file: string, fileName: string, suffix: string): string {
  const ending = [`.${suffix}-meta.xml`, `.${suffix}`].find((candidate) => fileName.endsWith(candidate));
  if (!ending) throw new Error(`${file}: expected the ending .${suffix}-meta.xml`);
  return fileName.slice(0, -ending.length);
}
