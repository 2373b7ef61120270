import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";

/** `npm run lint`: both linters, the second even where the first complains. `--fix` mends what they can. */
const linters = [
  ["oxlint/bin/oxlint", "-c", "config/lint/typed.jsonc"],
  ["eslint/bin/eslint.js", ".", "--cache", "--cache-location", ".cache/eslint"],
];

const { fix } = parseArgs({ options: { fix: { type: "boolean", default: false } } }).values;
const statuses = linters.map(([tool = "", ...args]) => {
  const command = [path.join("node_modules", tool), ...args, ...(fix ? ["--fix"] : [])];
  return spawnSync(process.execPath, command, { stdio: "inherit" }).status;
});
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;
