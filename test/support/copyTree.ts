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
  symlinkSync(join(projectFolder, "node_modules"), join(folder, "node_modules"));
  return folder;
}
