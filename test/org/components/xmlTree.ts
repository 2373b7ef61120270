import { XMLParser, XMLValidator } from "fast-xml-parser";

/** An element of a metadata file. `text` is trimmed and empty where there are children. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: XmlElement[];
  /** Line in the file, from 1. */
  line: number;
}

export class XmlSyntaxError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

type OrderedNode = Record<string, unknown>;

const attributesKey = ":@";
const textKey = "#text";
const positionKey = XMLParser.getMetaDataSymbol() as unknown as symbol;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  captureMetaData: true,
});

/** The document's root element; throws XmlSyntaxError where it is not well-formed XML. */
export function parseXml(source: string): XmlElement {
  const valid = XMLValidator.validate(source);
  if (valid !== true) throw new XmlSyntaxError(valid.err.msg, valid.err.line, valid.err.col);
  const lineStarts = startsOfLines(source);
  const root = (parser.parse(source) as OrderedNode[])
    .map((node) => toElement(node, lineStarts))
    .find(isElement);
  if (!root) throw new XmlSyntaxError("The document has no element.", 1, 1);
  return root;
}

/** Text of the first child of that name. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}

export function childrenNamed(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/**
 * Every element of the tree with the names on the way to it, e.g. `["flexiPageRegions", "itemInstances"]`.
 */
export function* walk(
  element: XmlElement,
  path: string[] = [],
): Generator<{ element: XmlElement; path: string[] }> {
  yield { element, path };
  for (const child of element.children) yield* walk(child, [...path, child.name]);
}

function toElement(node: OrderedNode, lineStarts: number[]): XmlElement | undefined {
  const name = Object.keys(node).find((key) => key !== attributesKey);
  if (name === undefined || name === textKey) return undefined;
  const content = node[name] as OrderedNode[];
  const children = content.map((child) => toElement(child, lineStarts)).filter(isElement);
  const text = content.map((child) => (typeof child[textKey] === "string" ? child[textKey] : "")).join("");
  const position = (node as Record<symbol, { startIndex?: number } | undefined>)[positionKey];
  return {
    name,
    attributes: (node[attributesKey] as Record<string, string> | undefined) ?? {},
    text: children.length > 0 ? "" : text.trim(),
    children,
    line: lineOf(position?.startIndex ?? 0, lineStarts),
  };
}

function isElement(value: XmlElement | undefined): value is XmlElement {
  return value !== undefined;
}

function startsOfLines(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** How many lines start at or before the index. A binary search, because files have thousands of lines. */
function lineOf(index: number, lineStarts: number[]): number {
  let [low, high] = [0, lineStarts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  return low;
}
