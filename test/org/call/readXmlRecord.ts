import { XMLParser, XMLValidator } from "fast-xml-parser";
import { SalesforceError } from "../types.ts";

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  ignoreDeclaration: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** A record from XML: the children of the root element, whatever its name. Throws XML_PARSER_ERROR. */
export function readXmlRecord(text: string): Record<string, unknown> {
  const valid = XMLValidator.validate(text);
  if (valid !== true) {
    const { msg, line, col } = valid.err;
    throw new SalesforceError(400, "XML_PARSER_ERROR", `${msg} at [line:${line}, column:${col}]`);
  }
  const [root] = Object.values(parser.parse(text) as Record<string, unknown>);
  const value = readElement(root);
  return typeof value === "object" && value !== null ? value : {};
}

/** An element's text or its children; null for a nil element. */
function readElement(element: unknown): string | Record<string, unknown> | null {
  if (typeof element === "string") return element;
  if (typeof element !== "object" || element === null || Array.isArray(element)) return null;
  const entries = Object.entries(element);
  if (entries.some(([name, value]) => /^@(\w+:)?nil$/.test(name) && value === "true")) return null;
  const within = entries.filter(([name]) => !name.startsWith("@") && name !== "#text");
  const { "#text": text } = element as Record<string, unknown>;
  if (within.length === 0) return typeof text === "string" ? text : "";
  return Object.fromEntries(within.map(([name, value]) => [name, readElement(value)]));
}
