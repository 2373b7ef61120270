import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isolatedEnvironment, openSf, signInCli } from "@crosswalk/practice-org/testing";
import { projectFolder } from "../../support/projectFolder.ts";
import type { CheckedOrg } from "./startCheckedOrg.ts";

/** `npm run check-org` in a folder of its own, with a Salesforce CLI that is signed in as the admin. */
export interface CheckOrgCommand {
  folder: string;
  /** Starts the command, which may ask. */
  start(...args: string[]): ChildProcessWithoutNullStreams;
  /** Runs the command to its end, where nobody answers. */
  run(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }>;
  /** Writes the connector's environment file of the org. */
  writeEnvironment(file: string): void;
  close(): void;
}

export async function startCheckOrgCommand(checked: CheckedOrg): Promise<CheckOrgCommand> {
  const sf = openSf();
  const folder = mkdtempSync(path.join(tmpdir(), "crosswalk-check-"));
  await signInCli(sf, checked.org, "admin@practice.example", "admin");
  const script = path.join(projectFolder, "scripts/check-org.ts");
  const start = (...args: string[]) =>
    spawn(process.execPath, [script, ...args], { cwd: folder, env: isolatedEnvironment(sf.home) });
  return {
    folder,
    start,
    run: (...args) =>
      new Promise((resolve, reject) => {
        const child = start(...args);
        const said = { stdout: "", stderr: "" };
        child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
        child.on("error", reject);
        child.on("close", (status) => resolve({ status: status ?? -1, ...said }));
        child.stdin.end();
      }),
    writeEnvironment: (file) =>
      writeFileSync(file, [...checked.environment].map((pair) => pair.join("=")).join("\n")),
    close() {
      sf.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
