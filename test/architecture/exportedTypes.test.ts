import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

const files = globSync("{config,connector,scripts,test}/**/*.ts", {
  cwd: projectFolder,
  exclude: (name) => name === "node_modules" || name.startsWith("."),
});
const sources = files.map((file) =>
  ts.createSourceFile(file, readFileSync(path.join(projectFolder, file), "utf8"), ts.ScriptTarget.Latest),
);

/** The file that a module of the project is, also where a package's door leads to it. */
const doors = new Map(
  ["test/org", "test/lightning"].flatMap((folder) => {
    const text = readFileSync(path.join(projectFolder, folder, "package.json"), "utf8");
    const { name, exports } = JSON.parse(text) as { name: string; exports: Record<string, string> };
    return Object.entries(exports).map(([door, file]) => [path.join(name, door), path.join(folder, file)]);
  }),
);
const fileOf = (from: string, module: string) =>
  module.startsWith(".") ? path.join(path.dirname(from), module) : (doors.get(module) ?? module);

/** `file name` for each name that a file takes from another, and `file *` where it takes all. */
function listTaken(source: ts.SourceFile): string[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const file = fileOf(source.fileName, statement.moduleSpecifier.text);
    const names = ts.isImportDeclaration(statement)
      ? statement.importClause?.namedBindings
      : statement.exportClause;
    const isListed = names && (ts.isNamedImports(names) || ts.isNamedExports(names));
    if (!isListed) return [`${file} *`];
    return names.elements.map(({ name, propertyName }) => `${file} ${(propertyName ?? name).text}`);
  });
}

const isExported = (statement: ts.InterfaceDeclaration | ts.TypeAliasDeclaration) =>
  statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** knip allows it where an exported function names the type, so this looks itself. */
test("no type is exported that no other file imports", () => {
  const taken = new Set(sources.flatMap(listTaken));
  const needless = sources.flatMap(({ fileName, statements }) =>
    statements
      .filter((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
      .filter(isExported)
      .map(({ name }) => `${fileName} ${name.text}`)
      .filter((each) => !taken.has(each) && !taken.has(`${fileName} *`)),
  );

  expect(sources.length).toBeGreaterThan(500);
  expect(needless).toEqual([]);
});
