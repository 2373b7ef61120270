import { execFileSync } from "node:child_process";
import cli from "../../config/salesforce-cli/package.json" with { type: "json" };
import own from "../../package.json" with { type: "json" };
import { projectFolder } from "../org/sf.ts";

/** Which Crosswalk looked at the org, and when. */
export interface About {
  version: string;
  /** Null where the folder is no clone. */
  commit: string | null;
  cliVersion: string;
  /** E.g. `2026-12-31`. */
  date: string;
}

export const aboutThis = (): About => ({
  version: own.version,
  commit: readCommit(),
  cliVersion: cli.dependencies["@salesforce/cli"],
  date: new Date().toISOString().slice(0, 10),
});

function readCommit(): string | null {
  try {
    const args = ["rev-parse", "--short", "HEAD"];
    return execFileSync("git", args, { cwd: projectFolder, stdio: "pipe", encoding: "utf8" }).trim();
  } catch {
    return null;
  }
}
