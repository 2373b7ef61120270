import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { settingsTable } from "../../connector/settings/settingsTable.ts";
import { projectFolder } from "../support/projectFolder.ts";

const tableFile = path.join(projectFolder, "connector/settings/settingsTable.ts");
const tableSource = readFileSync(tableFile, "utf8");

/** Where settings are kept and shown, whatever they are: what acts on one stands elsewhere. */
const keeping = /^connector\/(?:settings|routes|connection)\//;

/**
 * Settings that nothing acts on: where all of them have another name in the table, no file that keeps to the
 * old name has a wrong type.
 */
function unreadSettings(source: string, names: string[]): string[] {
  const renamed = names.reduce(
    (text, name) => text.replace(`\n  ${name}: row(`, `\n  ${name}Renamed: row(`),
    source,
  );
  const config = ts.getParsedCommandLineOfConfigFile(
    path.join(projectFolder, "tsconfig.json"),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
        throw new Error(ts.flattenDiagnosticMessageText(messageText, " "));
      },
    },
  );
  const options = { ...config?.options, noEmit: true, incremental: false, composite: false };
  const host = ts.createCompilerHost(options);
  const readFile = host.readFile.bind(host);
  host.readFile = (file) => (path.resolve(file) === tableFile ? renamed : readFile(file));
  host.getSourceFile = (file, target) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, target);
  };
  const files = (config?.fileNames ?? []).filter((file) => {
    const name = path.relative(projectFolder, file);
    return name.startsWith("connector/") && !name.endsWith(".test.ts") && !keeping.test(name);
  });
  const program = ts.createProgram(files, options, host);
  const mentions = new RegExp(`\\b(?:${names.join("|")})\\b`);
  const mistakes = files
    .filter((file) => mentions.test(readFileSync(file, "utf8")))
    .flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
  return names.filter((name) => !mistakes.some((mistake) => new RegExp(`['"]${name}['"]`).test(mistake)));
}

/** Settings for which the admin page has neither a field of the form nor a component that knows them. */
function settingsWithoutForm(table: Record<string, { input: unknown }>): string[] {
  return Object.entries(table)
    .filter(([name, { input }]) => {
      const { type, component } = (input ?? {}) as { type?: string; component?: string };
      if (type !== undefined) return false;
      const file = path.join(projectFolder, `force-app/main/default/lwc/${component}/${component}.js`);
      const isNamed = new RegExp(String.raw`\.${name}\b`);
      return component === undefined || !existsSync(file) || !isNamed.test(readFileSync(file, "utf8"));
    })
    .map(([name]) => name);
}

describe("each setting", () => {
  const names = Object.keys(settingsTable);

  test("is read by something that acts on it, and is reported where nothing does", () => {
    const planted = tableSource.replace(
      "export const settingsTable = {",
      '$&\n  planted: row({ ...toggle, initial: false, label: "setting-create-contacts" }),',
    );
    expect(unreadSettings(planted, [...names, "planted"])).toEqual(["planted"]);
  });

  test("can be changed on the admin page", () => {
    expect(settingsWithoutForm(settingsTable)).toEqual([]);
  });

  test.each([null, {}, { component: "goneComponent" }, { component: "usageTable" }])(
    "is reported as missing from the admin page where its input is %j",
    (input) => {
      expect(settingsWithoutForm({ ...settingsTable, planted: { input } })).toEqual(["planted"]);
    },
  );

  test("is reported where its component only knows a setting whose name begins with its own", () => {
    const table = { ...settingsTable, lead: { input: { component: "creationSettings" } } };
    expect(settingsWithoutForm(table)).toEqual(["lead"]);
  });
});
