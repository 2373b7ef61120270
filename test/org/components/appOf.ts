import type { Component } from "./components.ts";
import { childText, parseXml, XmlSyntaxError } from "./xmlTree.ts";

/** The External Client App that a component of its settings or policies belongs to. */
export function appOf({ type, fileName, files }: Component): string | undefined {
  if (!type.startsWith("ExtlClntApp")) return undefined;
  const source = files.get(fileName) ?? files.get(`${fileName}-meta.xml`);
  try {
    return childText(parseXml(source?.toString("utf8") ?? "<none />"), "externalClientApplication");
  } catch (error) {
    // The file's own check reports malformed XML.
    if (error instanceof XmlSyntaxError) return undefined;
    throw error;
  }
}
