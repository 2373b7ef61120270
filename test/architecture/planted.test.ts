import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { ESLint, type Linter } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, onTestFinished, test } from "vitest";
import imports from "../../config/lint/imports.ts";
import places from "../../config/lint/places.ts";
import { projectFolder } from "../support/projectFolder.ts";

/** The names of the rules of imports that these files break, by file. */
async function refusedImports(files: Record<string, string>): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "crosswalk-imports-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [file, code] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), code);
  }
  const { forbidden, options } = imports;
  const { output } = await cruise(["connector"], {
    ...options,
    baseDir: folder,
    ruleSet: { forbidden },
    validate: true,
  });
  return (output as ICruiseResult).summary.violations.map(({ rule }) => rule.name);
}

describe("an import out of place", () => {
  test("is refused upwards", async () => {
    const refused = await refusedImports({
      "connector/jobs/batch/createBatch.ts": "export const createBatch = 1;",
      "connector/leads/planted.ts": 'export type { createBatch } from "../jobs/batch/createBatch.ts";',
    });
    expect(refused).toEqual(["upwards from connector/leads"]);
  });

  test("is refused in a circle", async () => {
    const refused = await refusedImports({
      "connector/leads/one.ts": 'import { two } from "./two.ts"; export const one = () => two;',
      "connector/leads/two.ts": 'import { one } from "./one.ts"; export const two = () => one;',
    });
    expect(new Set(refused)).toEqual(new Set(["a circle"]));
  });

  test("is refused where only one room may talk to Salesforce, and where a room has no place", async () => {
    const refused = await refusedImports({
      "connector/leads/planted.ts": 'import { request } from "node:https"; export { request };',
      "connector/planted/new.ts": 'export { request } from "../leads/planted.ts";',
    });
    expect(refused.sort()).toEqual(["a room of connector without a place", "package out of place (1)"]);
  });
});

describe("what belongs in one place", () => {
  const linter = new ESLint({
    cwd: projectFolder,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ["**/*.ts"], ...tseslint.configs.base },
      ...places,
    ] as Linter.Config[] as ESLint.Options["overrideConfig"],
  });

  test.each([
    ["connector/leads/planted.ts", 'export const text = "The lead was not found.";', "sentences"],
    [
      "connector/leads/planted.ts",
      "export const text = (name: string) => `The lead ${name} is gone.`;",
      "sentences",
    ],
    ["connector/leads/planted.ts", "throw new AppError(code, { detail });", "sentences"],
    [
      "force-app/main/default/lwc/batchRow/batchRow.js",
      'export const text = "Not decided";',
      "words-of-the-panel",
    ],
    ["connector/jobs/planted.ts", "transaction.insert(creations).values(row);", "claim"],
    ["connector/leads/planted.ts", "export const answer = await fetch(url);", "requests"],
    ["connector/matching/planted.ts", "export const now = Date.now();", "clock-and-chance"],
    ["connector/leads/planted.ts", "const seen = new Map<string, number>();", "no-module-state"],
    ["connector/leads/planted.ts", "export let last = 0;", "no-module-state"],
  ])("is refused in %s: %s", async (file, code, rule) => {
    const [result] = await linter.lintText(`${code}\n`, { filePath: path.join(projectFolder, file) });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toEqual([`places/${rule}`]);
  });
});
