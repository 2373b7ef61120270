import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

/** One element that a metadata type may have. */
export interface ElementType {
  name: string;
  /** Name of another type, of an enumeration, or `string`, `number`, `boolean`, `any`. */
  type: string;
  required: boolean;
  repeats: boolean;
}

type MetadataType =
  | { kind: "object"; elements: ReadonlyMap<string, ElementType> }
  | { kind: "enumeration"; values: ReadonlySet<string> }
  | { kind: "alias"; type: string };

/**
 * Salesforce's metadata types by name, read from the declarations of the npm package @salesforce/types,
 * which Salesforce generates from the Metadata API's WSDL.
 */
export function readMetadataTypes(): ReadonlyMap<string, MetadataType> {
  cached ??= parseDeclarations(readFileSync(declarationsFile(), "utf8"));
  return cached;
}

let cached: ReadonlyMap<string, MetadataType> | undefined;

function declarationsFile(): string {
  return createRequire(import.meta.url)
    .resolve("@salesforce/types/metadata")
    .replace(/\.js$/, ".d.ts");
}

function parseDeclarations(source: string): ReadonlyMap<string, MetadataType> {
  const file = ts.createSourceFile("metadata.d.ts", source, ts.ScriptTarget.Latest, false);
  const declared = new Map<string, ts.TypeNode>();
  for (const statement of file.statements) {
    if (ts.isTypeAliasDeclaration(statement)) declared.set(statement.name.text, statement.type);
  }
  const types = new Map<string, MetadataType>();
  for (const [name, node] of declared) types.set(name, toType(node, declared));
  return types;
}

function toType(node: ts.TypeNode, declared: ReadonlyMap<string, ts.TypeNode>): MetadataType {
  if (ts.isUnionTypeNode(node) || ts.isLiteralTypeNode(node)) {
    const members = ts.isUnionTypeNode(node) ? node.types : [node];
    return { kind: "enumeration", values: new Set(members.map(literalText)) };
  }
  if (ts.isTypeLiteralNode(node) || ts.isIntersectionTypeNode(node)) {
    return { kind: "object", elements: elementsOf(node, declared) };
  }
  return { kind: "alias", type: typeName(node) };
}

/** Own elements and those of the types it extends. */
function elementsOf(node: ts.TypeNode, declared: ReadonlyMap<string, ts.TypeNode>): Map<string, ElementType> {
  if (ts.isIntersectionTypeNode(node)) {
    return new Map(node.types.flatMap((part) => [...elementsOf(part, declared)]));
  }
  if (ts.isTypeReferenceNode(node)) {
    const base = declared.get(typeName(node));
    return base ? elementsOf(base, declared) : new Map<string, ElementType>();
  }
  const elements = new Map<string, ElementType>();
  if (!ts.isTypeLiteralNode(node)) return elements;
  for (const member of node.members) {
    if (!ts.isPropertySignature(member) || !member.type || !ts.isIdentifier(member.name)) continue;
    const name = member.name.text;
    const repeats = ts.isArrayTypeNode(member.type);
    const type = typeName(ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type);
    elements.set(name, { name, type, repeats, required: !repeats && !member.questionToken });
  }
  return elements;
}

function typeName(node: ts.TypeNode): string {
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return node.typeName.text;
  if (node.kind === ts.SyntaxKind.BooleanKeyword) return "boolean";
  if (node.kind === ts.SyntaxKind.NumberKeyword) return "number";
  if (node.kind === ts.SyntaxKind.StringKeyword) return "string";
  return "any";
}

function literalText(node: ts.TypeNode): string {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : "";
}
