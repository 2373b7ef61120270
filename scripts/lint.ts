import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";

/**
 * `npm run lint`: types, rules, and who imports whom, each even where another complains. `--fix` mends what
 * the first two can.
 */
const linters = [
  ["oxlint/bin/oxlint", "-c", "config/lint/typed.jsonc"],
  ["eslint/bin/eslint.js", ".", "--cache", "--cache-location", ".cache/eslint"],
];
const imports = [
  "dependency-cruiser/bin/dependency-cruiser.mjs",
  ...["--config", "config/lint/imports.ts", "--output-type", "err-long"],
  ...["connector", "scripts", "test"],
];

const { fix } = parseArgs({ options: { fix: { type: "boolean", default: false } } }).values;
const commands = [...linters.map((command) => [...command, ...(fix ? ["--fix"] : [])]), imports];
const statuses = commands.map(([tool = "", ...args]) => {
  const command = [path.join("node_modules", tool), ...args];
  return spawnSync(process.execPath, command, { stdio: "inherit" }).status;
});
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
