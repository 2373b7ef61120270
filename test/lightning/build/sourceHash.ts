import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { readCustomLabels, readTranslations } from "./readCustomLabels.ts";
import { paths } from "./paths.ts";

/** The folders of a package that the page is compiled from. */
const compiled = ["lwc", "applications", "flexipages", "permissionsets", "tabs"];
const ours = [paths.browser, fileURLToPath(new URL(".", import.meta.url))];
const theirs = [paths.lwc, paths.baseComponents].map((directory) => join(directory, "package.json"));

/** A digest of all that the platform depends on: its sources and the versions of the compilers. */
export function platformHash(): string {
  const hash = createHash("sha256");
  for (const file of [...ours.flatMap(filesBelow), ...theirs]) {
    hash.update(`${relative(paths.project, file)}\0`).update(readFileSync(file));
  }
  return shown(hash);
}

/** A digest of all that the compiled page depends on, the platform included. */
export function sourceHash(packageSource: string): string {
  const hash = createHash("sha256").update(platformHash());
  // The labels count by their texts, as a deployment writes their files anew.
  hash.update(JSON.stringify([...readCustomLabels(packageSource)].sort()));
  for (const [language, labels] of readTranslations(packageSource)) {
    hash.update(JSON.stringify([language, ...[...labels].sort()]));
  }
  for (const file of compiled.flatMap((directory) => filesBelow(join(packageSource, directory)))) {
    hash.update(`${relative(packageSource, file)}\0`).update(readFileSync(file));
  }
  return shown(hash);
}

const shown = (hash: Hash) => hash.digest("hex").slice(0, 20);

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("__tests__"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
