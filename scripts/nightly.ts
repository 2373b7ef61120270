/**
 * `npm run nightly`: checks that take too long for every change: the tests that vitest.config.ts and
 * playwright.config.ts keep for the night, the day's tests with all of their random input, batches under
 * kills and faults, broken promises (some hours), and the benchmarks. Runs all of them, even if one fails.
 */
import { spawnSync } from "node:child_process";
import { readOptions } from "./readOptions.ts";

readOptions({});

const steps = {
  tests: ["node_modules/vitest/vitest.mjs", "run", "--project", "night", "--project", "stand-ins"],
  "tests of the day": ["node_modules/vitest/vitest.mjs", "run"],
  "tests on postgres": ["node_modules/vitest/vitest.mjs", "run", "--project", "postgres"],
  components: ["node_modules/@salesforce/sfdx-lwc-jest/bin/sfdx-lwc-jest"],
  browser: ["node_modules/playwright/cli.js", "test"],
  chaos: ["test/chaos/main.ts"],
  "chaos on postgres": ["test/chaos/main.ts", "--store", "postgres"],
  mutants: ["test/mutants/main.ts"],
  bench: ["test/bench/main.ts"],
};

const env = { ...process.env, TESTS_AT: "night" };
const results = Object.entries(steps).map(([name, command]) => {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit", env });
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  return { name, isPassed: status === 0, minutes };
});

for (const { name, isPassed, minutes } of results) {
  console.log(`${isPassed ? "ok    " : "FAILED"} ${name} (${minutes} min)`);
}
process.exitCode = results.every(({ isPassed }) => isPassed) ? 0 : 1;
