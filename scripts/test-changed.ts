import { execFileSync } from "node:child_process";
import { readOptions } from "./readOptions.ts";
import { runEach } from "./runEach.ts";

/**
 * `npm run test:changed [-- --since REVISION]`: the tests by day that import what has changed since the
 * revision, or since the last commit, and those of the practice org and page, which else run at night. Where
 * texts, migrations or guides have changed, which nothing imports, also those of `test/package`,
 * `test/architecture`, `scripts`, and the connector's database and reasons. The browser's tests are not among
 * them.
 */
const { since } = readOptions({ since: { type: "string", default: "HEAD" } });

const git = (...args: string[]): string[] => execFileSync("git", args, { encoding: "utf8" }).split("\n");
const changed = [...git("diff", "--name-only", since), ...git("ls-files", "--others", "--exclude-standard")];
const isImported = (file: string) => /\.(?:m?[jt]s|html|css)$/.test(file);
const readByTests = [
  "test/package",
  "test/architecture",
  "scripts",
  "connector/database",
  "connector/reasons",
];
const hasTexts = changed.some((file) => file !== "" && !isImported(file));

const vitest = ["vitest/vitest.mjs", "run", "--passWithNoTests", "--tags-filter=!night"];
const projects = ["shared", "alone", "stand-ins"].flatMap((name) => ["--project", name]);
runEach([
  [...vitest, "--changed", since, ...projects],
  ...(hasTexts ? [[...vitest, ...readByTests]] : []),
  ["@salesforce/sfdx-lwc-jest/bin/sfdx-lwc-jest", ...["--", "--changedSince", since, "--passWithNoTests"]],
]);
