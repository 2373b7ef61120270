import AdmZip from "adm-zip";
import { childrenNamed, childText, parseXml, XmlSyntaxError } from "./xmlTree.ts";

/** Members by metadata type, as a package.xml lists them. */
export interface Manifest {
  /** As written, e.g. `67.0`. */
  version: string;
  members: ReadonlyMap<string, readonly string[]>;
}

/** The content of a deployment's zip, by paths below the folder of package.xml. */
export interface DeploymentPackage {
  manifest: Manifest;
  files: ReadonlyMap<string, Buffer>;
  /** The removals, before or after the rest. */
  removals: readonly { fileName: string; manifest: Manifest }[];
}

/** A zip that is no deployment. Salesforce refuses the whole deployment. */
export class PackageError extends Error {
  override readonly name = "PackageError";
}

const removalNames = ["destructiveChangesPre.xml", "destructiveChanges.xml", "destructiveChangesPost.xml"];

/** Opens the zip. Throws PackageError where it is invalid or has no readable package.xml. */
export function readPackage(zip: Buffer): DeploymentPackage {
  const files = readFiles(zip);
  const source = files.get("package.xml");
  if (!source) throw new PackageError("No package.xml found");
  return {
    manifest: readManifest("package.xml", source),
    files,
    removals: removalNames.flatMap((fileName) => {
      const removal = files.get(fileName);
      return removal ? [{ fileName, manifest: readManifest(fileName, removal) }] : [];
    }),
  };
}

/** Whether the manifest names `Type:fullName`, or all of the type. */
export function isNamed(name: string, { members }: Manifest): boolean {
  const [type = ""] = name.split(":");
  const named = members.get(type) ?? [];
  return named.includes("*") || named.includes(name.slice(type.length + 1));
}

function readManifest(fileName: string, source: Buffer): Manifest {
  try {
    const root = parseXml(source.toString("utf8"));
    const members = childrenNamed(root, "types").map(
      (type) =>
        [childText(type, "name") ?? "", childrenNamed(type, "members").map(({ text }) => text)] as const,
    );
    return { version: childText(root, "version") ?? "", members: new Map(members) };
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    throw new PackageError(`${fileName}: Error parsing file: ${error.message} (line ${error.line})`);
  }
}

function readFiles(zip: Buffer): Map<string, Buffer> {
  let entries: AdmZip.IZipEntry[];
  try {
    entries = new AdmZip(zip).getEntries().filter((entry) => !entry.isDirectory);
  } catch {
    throw new PackageError("UnknownException: invalid zip file");
  }
  // A zip of a folder has the folder in every path. The paths start where package.xml lies.
  const manifests = entries
    .map(({ entryName }) => entryName)
    .filter((name) => /(^|\/)package\.xml$/.test(name));
  const [manifest = ""] = manifests.sort((one, other) => one.length - other.length);
  const prefix = manifest.slice(0, -"package.xml".length);
  return new Map(
    entries
      .filter(({ entryName }) => entryName.startsWith(prefix))
      .map((entry) => [entry.entryName.slice(prefix.length), entry.getData()]),
  );
}
