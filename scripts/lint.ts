import { linters } from "./linters.ts";
import { readOptions } from "./readOptions.ts";
import { runEach } from "./runEach.ts";

/**
 * `npm run lint`: types, rules, and who imports whom, each even where another complains. `--fix` mends what
 * the first two can.
 */
const fix = readOptions({ fix: { type: "boolean", default: false } }).fix ? ["--fix"] : [];
runEach([
  ["oxlint/bin/oxlint", ...linters.oxlint, ...fix],
  ["eslint/bin/eslint.js", ...linters.eslint, ...fix],
  ["dependency-cruiser/bin/dependency-cruiser.mjs", ...linters.depcruise],
]);
