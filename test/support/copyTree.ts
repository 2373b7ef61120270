import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectFolder = fileURLToPath(new URL("../../", import.meta.url));

/** A copy of the project as it is now, to break: its modules are the project's own. */
export function copyTree(): string {
  const folder = mkdtempSync(join(tmpdir(), "crosswalk-mutants-"));
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: projectFolder,
    encoding: "utf8",
  });
  for (const file of listed.split("\0")) {
    // A file that was deleted and not committed yet is listed, too.
    if (file !== "" && existsSync(join(projectFolder, file))) {
      cpSync(join(projectFolder, file), join(folder, file));
    }
  }
  for (const modules of ["node_modules", "config/salesforce-cli/node_modules"]) {
    // The Salesforce CLI is installed only for what runs it.
    if (existsSync(join(projectFolder, modules)))
      symlinkSync(join(projectFolder, modules), join(folder, modules));
  }
  return folder;
}
