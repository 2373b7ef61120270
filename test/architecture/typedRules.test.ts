import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

/** Code that one rule alone is about, or an error of the compiler. */
const planted: Record<string, string> = {
  "await-thenable": "await 1;",
  "no-array-delete": "delete [1][0];",
  "no-base-to-string": "String({});",
  "no-duplicate-type-constituents": "export type A = number | number;",
  "no-floating-promises": "Promise.resolve(1);",
  "no-for-in-array": "for (const key in [1]) key.trim();",
  "no-implied-eval": 'new Function("");',
  "no-misused-promises": "export const a = Promise.resolve(1) ? 1 : 2;",
  "no-redundant-type-constituents": "export type A = unknown | string;",
  "no-unnecessary-type-assertion": 'export const a = "a"!;',
  "no-unsafe-argument": "declare const a: any; isNaN(a);",
  "no-unsafe-assignment": "declare const a: any; export const b = a;",
  "no-unsafe-call": "declare const a: any; a();",
  "no-unsafe-enum-comparison": "declare enum A { b = 1 } declare const a: A; export const c = a === 1;",
  "no-unsafe-member-access": "declare const a: any; a.b;",
  "no-unsafe-return": "declare const a: any; export const b = () => a;",
  "no-unsafe-unary-minus": "declare const a: string; -a;",
  "only-throw-error": 'throw "a";',
  "prefer-promise-reject-errors": 'export const a = Promise.reject("a");',
  "restrict-plus-operands": "declare const a: bigint; export const b = 1 + a;",
  "restrict-template-expressions": "declare const a: { b: 1 }; export const c = `${a}`;",
  TS2322: 'export const a: number = "a";',
  TS6133: "const a = 1;",
};

const configFile = path.join(projectFolder, "config/lint/typed.jsonc");

describe("the linter that knows types", () => {
  let folder = "";
  let found: { code: string; filename: string }[] = [];
  const foundIn = (file: string) =>
    found.filter(({ filename }) => filename.endsWith(file)).map(({ code }) => code);

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "crosswalk-typed-"));
    writeFileSync(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: { strict: true, noUnusedLocals: true, target: "ES2024", types: [] },
      }),
    );
    mkdirSync(path.join(folder, "test"));
    for (const [rule, code] of Object.entries(planted)) {
      for (const name of [rule, `test/${rule}.test`]) {
        writeFileSync(path.join(folder, `${name}.ts`), `${code}\nexport {};\n`);
      }
    }
    const oxlint = path.join(projectFolder, "node_modules/oxlint/bin/oxlint");
    const answer = await new Promise<string>((resolve) => {
      const args = [oxlint, "-c", configFile, "-f", "json"];
      execFile(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 25 }, (_error, stdout) =>
        resolve(stdout),
      );
    });
    found = (JSON.parse(answer) as { diagnostics: typeof found }).diagnostics;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(Object.keys(planted))("refuses what %s is about", (rule) => {
    expect(foundIn(`${rule}.ts`)).toContain(`typescript(${rule})`);
  });

  test("lets tests have untyped matchers, and texts of whatever a row holds", () => {
    const allowed = Object.keys(planted).filter((rule) => foundIn(`test/${rule}.test.ts`).length === 0);
    expect(allowed).toEqual(["no-base-to-string", "no-unsafe-assignment"]);
  });

  test("has every rule tried here", () => {
    const rules = readFileSync(configFile, "utf8").match(/(?<="typescript\/)[\w-]+/g) ?? [];
    expect([...new Set(rules)].filter((rule) => planted[rule] === undefined)).toEqual([]);
  });
});
