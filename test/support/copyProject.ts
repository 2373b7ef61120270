import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectFolder } from "./projectFolder.ts";

export const appFolder = "force-app/main/default";

/** A copy of the files that the Salesforce CLI deploys, for a test to change. It shares the modules. */
export function copyProject(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const each of ["force-app", "sfdx-project.json", ".forceignore", "config"]) {
    cpSync(path.join(projectFolder, each), path.join(folder, each), {
      recursive: true,
      filter: (file) => !file.includes("config/generated") && !file.includes("config/salesforce-cli"),
    });
  }
  symlinkSync(path.join(projectFolder, "node_modules"), path.join(folder, "node_modules"));
  return folder;
}

/** Changes a file of a copy's package; throws where the change changes nothing. */
export function editSource(folder: string, file: string, change: (source: string) => string): void {
  const target = path.join(folder, appFolder, file);
  const source = readFileSync(target, "utf8");
  const changed = change(source);
  if (changed === source)
    throw new Error(`${file} is not changed: it does not hold what was to be replaced.`);
  writeFileSync(target, changed);
}
