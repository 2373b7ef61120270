import ts from "typescript";
import { parseTemplate, type TemplateNode } from "./lwcCompiler.ts";

/** One import statement of a component's script. */
interface ModuleImport {
  module: string;
  /** Names taken from it; `default` for a default import, `*` for a namespace. */
  names: string[];
  line: number;
}

/** One custom element of a template. */
interface TemplateTag {
  /** As written, e.g. `lightning-button-icon`. */
  tag: string;
  /** The module it stands for, e.g. `lightning/buttonIcon`. */
  module: string;
  attributes: string[];
  line: number;
}

interface TemplateProblem {
  message: string;
  line: number;
}

/** A script's imports, with dynamic imports of a literal. */
export function listImports(source: string): ModuleImport[] {
  const file = ts.createSourceFile("module.js", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const imports: ModuleImport[] = [];
  const lineOf = (node: ts.Node): number => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({
        module: node.moduleSpecifier.text,
        names: importedNames(node.importClause),
        line: lineOf(node),
      });
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      imports.push({ module: node.moduleSpecifier.text, names: exportedNames(node), line: lineOf(node) });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      if (target && ts.isStringLiteral(target))
        imports.push({ module: target.text, names: ["*"], line: lineOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return imports;
}

/** Names that a script exports. */
export function listExports(source: string): string[] {
  const file = ts.createSourceFile("module.js", source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  return file.statements.flatMap((statement): string[] => {
    if (ts.isExportAssignment(statement)) return ["default"];
    if (ts.isExportDeclaration(statement)) return exportedNames(statement);
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ["default"];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText(file));
    }
    return ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
      ? [statement.name?.text ?? "default"]
      : [];
  });
}

/** A template's custom elements and its errors, by LWC's compiler. */
export function readTemplate(source: string): { tags: TemplateTag[]; problems: TemplateProblem[] } {
  const { root, warnings } = parseTemplate(source, {});
  const problems = warnings
    .filter(({ level }) => level <= 1)
    .map(({ message, location }) => ({ message, line: location?.line ?? 1 }));
  return { tags: root ? tagsOf(root) : [], problems };
}

/** `lightning-button-icon` → `lightning/buttonIcon` */
export function moduleOfTag(tag: string): string {
  const [namespace = "", ...words] = tag.split("-");
  const name = words.map((word, index) =>
    index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1),
  );
  return `${namespace}/${name.join("")}`;
}

function tagsOf(node: TemplateNode): TemplateTag[] {
  const below = [...(node.children ?? []), ...(node.else ? [node.else] : [])].flatMap(tagsOf);
  if (node.type !== "Component" || !node.name) return below;
  const attributes = [
    ...(node.attributes ?? []).map(({ name }) => name),
    ...(node.properties ?? []).map(({ attributeName }) => attributeName),
  ];
  const line = node.location?.startLine ?? 1;
  return [{ tag: node.name, module: moduleOfTag(node.name), attributes, line }, ...below];
}

function importedNames(clause: ts.ImportClause | undefined): string[] {
  if (!clause) return [];
  const names = clause.name ? ["default"] : [];
  if (!clause.namedBindings) return names;
  if (ts.isNamespaceImport(clause.namedBindings)) return [...names, "*"];
  return [
    ...names,
    ...clause.namedBindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text),
  ];
}

function exportedNames(declaration: ts.ExportDeclaration): string[] {
  if (!declaration.exportClause) return ["*"];
  if (ts.isNamespaceExport(declaration.exportClause)) return [declaration.exportClause.name.text];
  return declaration.exportClause.elements.map(({ name }) => name.text);
}
