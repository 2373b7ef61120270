import { parseArgs } from "node:util";
import { runEach } from "./runEach.ts";

/**
 * `npm run test:changed [-- --since REVISION]`: the tests by day that import what has changed since the
 * revision, or since the last commit, and those of the practice org and page, which else run at night. The
 * browser's tests are not among them.
 */
const { since } = parseArgs({ options: { since: { type: "string", default: "HEAD" } } }).values;

const projects = ["shared", "alone", "stand-ins"].flatMap((name) => ["--project", name]);
runEach([
  ["vitest/vitest.mjs", "run", "--changed", since, "--passWithNoTests", "--tags-filter=!night", ...projects],
  ["@salesforce/sfdx-lwc-jest/bin/sfdx-lwc-jest", ...["--", "--changedSince", since, "--passWithNoTests"]],
]);
