import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";

/**
 * `npm run test:changed [-- --since REVISION]`: the tests by day that import what has changed since the
 * revision, or since the last commit, and those of the practice org and page, which else run at night. The
 * browser's tests are not among them.
 */
const { since } = parseArgs({ options: { since: { type: "string", default: "HEAD" } } }).values;

const projects = ["shared", "alone", "stand-ins"].flatMap((name) => ["--project", name]);
const runners = [
  ["vitest/vitest.mjs", "run", "--changed", since, "--passWithNoTests", "--tags-filter=!night", ...projects],
  ["@salesforce/sfdx-lwc-jest/bin/sfdx-lwc-jest", ...["--", "--changedSince", since, "--passWithNoTests"]],
];
const statuses = runners.map(([runner = "", ...args]) => {
  const command = [path.join("node_modules", runner), ...args];
  return spawnSync(process.execPath, command, { stdio: "inherit" }).status;
});
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
