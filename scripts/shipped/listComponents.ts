import { execFileSync } from "node:child_process";
import process from "node:process";
import { commandLine } from "../setup/commandLine.mjs";
import { findShippedPackages } from "./findShippedPackages.ts";

interface Component {
  "bom-ref": string;
  name: string;
  version: string;
  scope?: string;
  properties?: unknown[];
  hashes?: { alg: string; content: string }[];
}

/** A software bill of materials in the format CycloneDX, as far as it is read here. */
interface Bill {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

const connectorRef = "@crosswalk/connector@";

/**
 * What the connector runs on, from the bill that npm makes of package-lock.json. npm itself lists either all
 * that developers install, or a workspace's direct dependencies alone. Of a package that is installed in two
 * places it may describe the tools' copy, so that checksum and scope are written anew.
 */
export function listComponents(): Bill {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--loglevel=error"];
  const line = commandLine("npm", args, process.execPath, process.platform);
  const options = { encoding: "utf8", maxBuffer: 256 * 1024 * 1024, shell: line.shell } as const;
  const bill = JSON.parse(execFileSync(line.file, line.args, options)) as Bill;
  const connector = bill.components.find((component) => component["bom-ref"].startsWith(connectorRef));
  if (!connector) throw new Error("npm sbom lists no connector.");
  const checksums = new Map(
    findShippedPackages().map(({ name, version, sha512 }) => [`${name}@${version}`, sha512]),
  );
  const components = bill.components.flatMap((component) => {
    const sha512 = checksums.get(component["bom-ref"]);
    if (sha512 === undefined) return [];
    const content = Buffer.from(sha512, "base64").toString("hex");
    return { ...component, scope: "required", properties: [], hashes: [{ alg: "SHA-512", content }] };
  });
  const refs = new Set([connector, ...components].map((component) => component["bom-ref"]));
  return {
    ...bill,
    metadata: { ...bill.metadata, component: { ...connector, name: "@crosswalk/connector" } },
    components,
    dependencies: bill.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map((each) => ({ ...each, dependsOn: (each.dependsOn ?? []).filter((ref) => refs.has(ref)) })),
  };
}
