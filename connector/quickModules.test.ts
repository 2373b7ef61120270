import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-modules-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the main.mjs of a project of these files prints, and how it fails. */
function run(name: string, files: Record<string, string>): string {
  for (const [file, text] of Object.entries(files)) {
    const at = path.join(folder, name, file);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, text);
  }
  const quick = pathToFileURL(path.join(import.meta.dirname, "quickModules.mjs")).href;
  const [plain, hooked] = [[], ["--import", quick]].map((options) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [...options, path.join(folder, name, "main.mjs")],
      {
        encoding: "utf8",
        env: {},
      },
    );
    return stdout + (/^Error .*/m.exec(stderr)?.[0] ?? "");
  });
  expect(hooked).toBe(plain);
  return plain?.trim() ?? "";
}

const ofModules =
  '{ "type": "module", "exports": { ".": { "require": "./required.cjs", "default": "./index.js" } } }';

describe("modules of packages", () => {
  it("are read as the nearest package.json says, also where a folder of the package has its own", () => {
    const printed = run("types", {
      "main.mjs": 'import { all } from "mixed"; console.log(all);',
      "node_modules/mixed/package.json": ofModules,
      "node_modules/mixed/index.js":
        'import old from "./old/index.js"; import { deep } from "./new/deep.js"; export const all = [old.format, deep].join();',
      "node_modules/mixed/old/package.json": '{ "type": "commonjs" }',
      "node_modules/mixed/old/index.js": 'module.exports = { format: typeof require("./more.js") };',
      "node_modules/mixed/old/more.js": "module.exports = {};",
      "node_modules/mixed/new/deep.js": "export const deep = typeof module;",
    });
    expect(printed).toBe("object,undefined");
  });

  it("are missed in Node's words where there is none", () => {
    expect(run("missing", { "main.mjs": 'import "gone";' })).toContain("Cannot find package 'gone'");
    const inside = {
      "main.mjs": 'import "broken";',
      "node_modules/broken/package.json": ofModules,
      "node_modules/broken/index.js": 'import "./gone.js";',
    };
    expect(run("missing-file", inside)).toContain("[ERR_MODULE_NOT_FOUND]: Cannot find module");
  });
});
