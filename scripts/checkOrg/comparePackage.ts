import { XMLParser } from "fast-xml-parser";
import { exampleConnector } from "../deploy/preparePackage.ts";
import type { RetrievedFile, RetrievedPackage } from "./retrievePackage.ts";

/** A component that differs between the org and the source. */
interface Difference {
  type: string;
  fullName: string;
  /** The files or elements, e.g. `fieldPermissions`; `missing` where the org does not have it. */
  what: string[];
}

/** An org's labels are all in one component, so its presence does not show that the package is there. */
export const isDeployed = ({ files }: RetrievedPackage) => files.some(({ type }) => type !== "CustomLabels");

/**
 * Compares the package in the org with its source. Changes that Salesforce makes to a file by itself count as
 * equal: another order, other whitespace, and added elements.
 */
export function comparePackage({ files, missing }: RetrievedPackage): Difference[] {
  const components = new Map<string, Difference>();
  const note = ({ type, fullName }: { type: string; fullName: string }, what: string[]): void => {
    if (what.length === 0) return;
    const known = components.get(`${type} ${fullName}`)?.what ?? [];
    components.set(`${type} ${fullName}`, { type, fullName, what: [...new Set([...known, ...what])] });
  };
  for (const each of files) if (!mayDiffer.has(each.type)) note(each, differencesIn(each));
  for (const each of missing) if (!mayBeMissing.has(each.type)) note(each, ["missing"]);
  return [...components.values()];
}

/** The settings record is for admins to change. */
const mayDiffer = new Set(["CustomMetadata"]);

/**
 * A package without a connector's address has neither record nor trusted site. Labels are compared in their
 * common file.
 */
const mayBeMissing = new Set(["CustomMetadata", "CspTrustedSite", "CustomLabel"]);

function differencesIn({ type, file, source, org }: RetrievedFile): string[] {
  const name = file.split("/").at(-1) ?? file;
  if (source === undefined) return type === "LightningComponentBundle" ? [name] : [];
  if (!file.endsWith(".xml")) return withoutEnds(source) === withoutEnds(org) ? [] : [name];
  return differingElements(read(source), read(org), type === "PermissionSet");
}

const withoutEnds = (code: string) => code.replaceAll(/[^\S\n]+$/gm, "").trim();

/** An element: its text, or its children by name. */
type Node = string | { [name: string]: Node[] };

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  isArray: () => true,
});

/** The content of a file's only element. */
function read(xml: string): Record<string, Node[]> {
  const [[content] = []] = Object.values(parser.parse(xml) as Record<string, Node[]>);
  return typeof content === "object" ? content : {};
}

/** Names of the source's elements that differ in the org; with `isClosed` also those that the org added. */
function differingElements(
  source: Record<string, Node[]>,
  org: Record<string, Node[]>,
  isClosed: boolean,
): string[] {
  const names = new Set([...Object.keys(source), ...Object.keys(org)]);
  return [...names].filter((name) => {
    const { lacking, added } = pair(source[name] ?? [], org[name] ?? []);
    return lacking.length > 0 || (isClosed && !added.every(grantsNothing));
  });
}

/** The values of the source that the org lacks, and those of the org that the source lacks, in any order. */
function pair(source: Node[], org: Node[]): { lacking: Node[]; added: Node[] } {
  if (org.length === 0) return { lacking: source.filter((node) => !isLeftOut(node)), added: [] };
  const added = [...org];
  const lacking = source.filter((wanted) => {
    const index = added.findIndex((there) => covers(there, wanted));
    if (index >= 0) added.splice(index, 1);
    return index < 0;
  });
  return { lacking, added };
}

function covers(org: Node, source: Node): boolean {
  if (typeof source === "string" || typeof org === "string") {
    return source === exampleConnector || collapsed(source) === collapsed(org);
  }
  return Object.entries(source).every(([name, nodes]) => pair(nodes, org[name] ?? []).lacking.length === 0);
}

const collapsed = (node: Node) => (typeof node === "string" ? node.replaceAll(/\s+/g, " ").trim() : node);

/** Salesforce leaves out what is empty or false. */
const isLeftOut = (node: Node) => node === "" || node === "false";

/** Of a permission set: a plain value, such as its license, or a right that is not given. */
function grantsNothing(node: Node): boolean {
  if (typeof node === "string") return true;
  return !Object.values(node).flat().includes("true");
}
