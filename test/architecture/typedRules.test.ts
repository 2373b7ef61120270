import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import js from "@eslint/js";
import tseslint from "typescript-eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

/** Code that one rule alone is about, or an error of the compiler. */
const planted: Record<string, string> = {
  "ban-ts-comment": "// @ts-ignore\nexport const a = 1;",
  "consistent-type-imports": 'import { PathLike } from "node:fs";\nexport type A = PathLike;',
  eqeqeq: "export const a = (b: unknown) => b == 1;",
  "for-direction": "for (let a = 0; a < 1; a--) a.toFixed();",
  "no-array-constructor": "export const a = new Array(1, 2);",
  "no-async-promise-executor": "export const a = new Promise(async (b) => b(await b(1)));",
  "no-case-declarations": "switch (Math.random()) { case 1: const a = 1; a.toFixed(); }",
  "no-compare-neg-zero": "export const a = (b: number) => b === -0;",
  "no-cond-assign": "let a = 1; if (a = 2) a.toFixed();",
  "no-constant-binary-expression": "export const a = (b: number) => (b + 1) ?? 2;",
  "no-constant-condition": "if (1) Math.random();",
  "no-control-regex": "export const a = /\\x1f/;",
  "no-debugger": "debugger;",
  "no-dupe-else-if": "const a = Math.random(); if (a) a.toFixed(); else if (a) a.toFixed();",
  "no-duplicate-case": "switch (Math.random()) { case 1: break; case 1: break; }",
  "no-duplicate-enum-values": "export enum A { b = 1, c = 1 }",
  "no-empty": "if (Math.random()) {}",
  "no-empty-character-class": "export const a = /b[]/;",
  "no-empty-object-type": "export type A = {};",
  "no-empty-pattern": "export const a = ({}: object) => 1;",
  "no-empty-static-block": "export class A { static {} }",
  "no-ex-assign": "try { Math.random(); } catch (a) { a = 1; }",
  "no-explicit-any": "export type A = any;",
  "no-extra-boolean-cast": "if (!!Math.random()) Math.random();",
  "no-extra-non-null-assertion": "export const a = (b?: string) => b!!;",
  "no-fallthrough": "switch (Math.random()) { case 1: Math.random(); case 2: break; }",
  "no-global-assign": "undefined = 1;",
  "no-invalid-regexp": 'export const a = new RegExp("[");',
  "no-irregular-whitespace": "export const a =\u00a01;",
  "no-loss-of-precision": "export const a = 9007199254740993;",
  "no-misleading-character-class": "export const a = /[👍]/;",
  "no-misused-new": "export interface A { new (): A }",
  "no-namespace": "export namespace A { export const b = 1; }",
  "no-non-null-asserted-optional-chain": "export const a = (b?: { c?: string }) => b?.c!;",
  "no-prototype-builtins": 'export const a = (b: object) => b.hasOwnProperty("c");',
  "no-regex-spaces": "export const a = /b  c/;",
  "no-require-imports": 'import a = require("node:fs"); export { a };',
  "no-self-assign": "let a = 1; a = a;",
  "no-shadow-restricted-names": "export const a = (undefined: number) => undefined;",
  "no-sparse-arrays": "export const a = [1, , 2];",
  "no-this-alias": "export class A { b() { const c = this; return c; } }",
  "no-unexpected-multiline": "const a = () => 1\n;export const b = a\n(1);",
  "no-unnecessary-type-constraint": "export type A<B extends unknown> = B[];",
  "no-unsafe-declaration-merging": "export interface A { b: 1 }\nexport class A {}",
  "no-unsafe-finally": "export function a() { try { return 1; } finally { return 2; } }",
  "no-unsafe-function-type": "export type A = Function;",
  "no-unsafe-optional-chaining": "export const a = (b?: { c: number[] }) => [...b?.c];",
  "no-unused-expressions": "Math.random() + 1;",
  "no-unused-labels": "a: while (Math.random()) Math.random();",
  "no-unused-private-class-members": "export class A { #b = 1; }",
  "no-unused-vars": "const a = 1;",
  "no-useless-backreference": "export const a = /\\1(b)/;",
  "no-useless-catch": "try { Math.random(); } catch (a) { throw a; }",
  "no-useless-escape": 'export const a = "\\c";',
  "no-var": "export var a = 1;",
  "no-wrapper-object-types": "export type A = String;",
  "prefer-as-const": 'export const a = "b" as "b";',
  "prefer-const": "let a = 1; export const b = a;",
  "prefer-namespace-keyword": "export module A { export const b = 1; }",
  "prefer-rest-params": "export function a() { return arguments[0] as unknown; }",
  "prefer-spread": "export const a = (b: (...c: number[]) => void, c: number[]) => b.apply(undefined, c);",
  "require-yield": "export function* a() { return 1; }",
  "triple-slash-reference": '/// <reference path="a.ts" />',
  "use-isnan": "export const a = (b: number) => b === NaN;",
  "valid-typeof": 'export const a = (b: unknown) => typeof b === "strnig";',
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

/** Rules about what the parser refuses in any module. */
const refusedByParser = ["no-delete-var", "no-nonoctal-decimal-escape", "no-octal"];

const configFile = path.join(projectFolder, "config/lint/typed.jsonc");

describe("the linter that knows types", () => {
  let folder = "";
  let found: { code?: string; filename: string }[] = [];
  /** Without the name of the linter that a rule comes from. */
  const foundIn = (file: string) =>
    found.filter(({ filename }) => filename === file).map(({ code }) => /\((.*)\)/.exec(code ?? "")?.[1]);

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
    expect(foundIn(`${rule}.ts`)).toContain(rule);
  });

  test("lets tests have untyped matchers, and texts of whatever a row holds", () => {
    const allowed = Object.keys(planted).filter((rule) => !foundIn(`test/${rule}.test.ts`).includes(rule));
    expect(allowed).toEqual(["no-base-to-string", "no-unsafe-assignment"]);
  });

  test("has every rule tried here", () => {
    const rules = readFileSync(configFile, "utf8").match(/(?<="(?:eslint|typescript)\/)[\w-]+/g) ?? [];
    expect([...new Set(rules)].filter((rule) => planted[rule] === undefined)).toEqual([]);
  });

  test("has every rule that ESLint and typescript-eslint recommend for TypeScript", () => {
    const recommended = Object.assign(
      {},
      ...[js.configs.recommended, ...tseslint.configs.recommended].map(({ rules }) => rules),
    ) as Record<string, string>;
    const names = Object.keys(recommended)
      .filter((name) => recommended[name] !== "off")
      .map((name) => name.replace("@typescript-eslint/", ""));

    expect(names.length).toBeGreaterThan(60);
    expect(names.filter((name) => planted[name] === undefined && !refusedByParser.includes(name))).toEqual(
      [],
    );
  });
});
