import { parseArgs } from "node:util";
import { linters } from "./linters.ts";
import { runEach } from "./runEach.ts";

/**
 * `npm run lint`: types, rules, and who imports whom, each even where another complains. `--fix` mends what
 * the first two can.
 */
const { values } = parseArgs({ options: { fix: { type: "boolean", default: false } } });
const fix = values.fix ? ["--fix"] : [];
runEach([
  ["oxlint/bin/oxlint", ...linters.oxlint, ...fix],
  ["eslint/bin/eslint.js", ...linters.eslint, ...fix],
  ["dependency-cruiser/bin/dependency-cruiser.mjs", ...linters.depcruise],
]);
