import type { Org } from "../types.ts";
import { newestVersion } from "../call/versions.ts";
import { checkExternalClientApps } from "./checkExternalClientApps.ts";
import { checkShape } from "./checkShape.ts";
import { identifyFile, type Component } from "../components/components.ts";
import { createInventory, namesIn, type Inventory } from "./inventory.ts";
import { findComponent } from "../components/componentStore.ts";
import { transformSync } from "./lwcCompiler.ts";
import { listImports, readTemplate } from "./lwcSource.ts";
import { findPlatformModule } from "./platform.ts";
import type { Problem } from "./problem.ts";
import { isNamed, type DeploymentPackage } from "../components/readPackage.ts";
import {
  listApexReferences,
  listScriptReferences,
  listTemplateReferences,
  listXmlReferences,
  type Reference,
} from "./references.ts";
import { parseXml, XmlSyntaxError, type XmlElement } from "../components/xmlTree.ts";

/** All errors of a deployment that can be found without running Apex. `components`: those that it holds. */
export function checkDeployment(
  org: Org,
  deployment: DeploymentPackage,
  components: readonly Component[],
): Problem[] {
  const inventory = createInventory(org, components);
  const packageVersion = Number(deployment.manifest.version);
  return [
    ...checkVersion(deployment),
    ...checkFiles(deployment),
    ...checkManifest(deployment, components),
    ...checkConnectedApps(org, components),
    ...checkExternalClientApps(org, components),
    ...checkTranslations(org, components),
    ...components.flatMap((component) => checkComponent(component, { org, inventory, packageVersion })),
  ];
}

const ofPackage = { type: "", fullName: "package.xml", fileName: "package.xml", severity: "Error" as const };

function checkVersion({ manifest }: DeploymentPackage): Problem[] {
  return isDeployedVersion(manifest.version)
    ? []
    : [{ ...ofPackage, message: `Invalid version specified: ${manifest.version || "none"}` }];
}

/**
 * The oldest version of a package.xml or class that still deploys. Live orgs take older ones than they serve:
 * jsforce's own tests deploy 12.0 and 29.0.
 */
const oldestDeployed = 12;

function isDeployedVersion(text: string): boolean {
  const version = Number(text);
  return /^\d+\.0$/.test(text) && version >= oldestDeployed && version <= newestVersion;
}

function checkFiles({ files }: DeploymentPackage): Problem[] {
  return [...files.keys()]
    .filter((path) => path.includes("/") && identifyFile(path) === undefined)
    .map((path) => ({
      ...ofPackage,
      fullName: path,
      fileName: path,
      message: "The file is of no metadata type that has this folder and ending",
    }));
}

/** Reports members without a file, and files that the manifest does not name. */
function checkManifest({ manifest }: DeploymentPackage, components: readonly Component[]): Problem[] {
  const brought = new Set(components.flatMap(namesIn));
  const missing = [...manifest.members].flatMap(([type, members]) =>
    members
      .filter((name) => name !== "*" && !brought.has(`${type}:${name}`))
      .map((name) => ({
        ...ofPackage,
        type,
        fullName: name,
        message: `An object '${name}' of type ${type} was named in package.xml, but was not found in zipped directory`,
      })),
  );
  const unnamed = components
    .filter((component) => !namesIn(component).some((name) => isNamed(name, manifest)))
    .map(({ type, fullName, fileName }) => {
      return { type, fullName, fileName, message: "Not in package.xml", severity: "Warning" as const };
    });
  return [...missing, ...unnamed];
}

/**
 * Existing Connected Apps keep working and may be changed. New ones need Salesforce Support (Salesforce Help
 * 005228017).
 */
function checkConnectedApps(org: Org, components: readonly Component[]): Problem[] {
  if (org.settings.connectedAppCreation) return [];
  return components
    .filter(({ type, fullName }) => type === "ConnectedApp" && !findComponent(org, type, fullName))
    .map(({ type, fullName, fileName }) => ({
      ...{ type, fullName, fileName, severity: "Error" as const },
      message:
        "You can't create a connected app. To enable connected app creation, contact Salesforce Customer Support.",
    }));
}

/** Translations need Setup, Translation Language Settings, which most production orgs have off. */
function checkTranslations(org: Org, components: readonly Component[]): Problem[] {
  if (org.settings.translationWorkbench) return [];
  return components
    .filter(({ type }) => type === "Translations")
    .map(({ type, fullName, fileName }) => ({
      ...{ type, fullName, fileName, severity: "Error" as const },
      message: "Not available for deploy for this organization",
    }));
}

interface Surroundings {
  org: Org;
  inventory: Inventory;
  packageVersion: number;
}

function checkComponent(component: Component, { org, inventory, packageVersion }: Surroundings): Problem[] {
  return [...component.files].flatMap(([path, content]) => {
    const source = content.toString("utf8");
    const problem = (message: string, line?: number, column?: number): Problem => ({
      type: component.type,
      fullName: component.fullName,
      fileName: component.type === "LightningComponentBundle" ? path : component.fileName,
      message,
      severity: "Error",
      ...(line !== undefined && { line }),
      ...(column !== undefined && { column }),
    });
    const missing = (references: Reference[]): Problem[] =>
      references.filter((each) => !inventory.has(each)).map(({ message, line }) => problem(message, line));
    if (/\.(cls|trigger)$/.test(path))
      return [
        ...checkApex(component, source).map((message) => problem(message, 1)),
        ...missing(listApexReferences(source)),
      ];
    if (component.type === "LightningComponentBundle" && !path.endsWith("-meta.xml")) {
      const { problems, references } = readOnce(org, component.fullName, path, source);
      return [...problems.map(({ message, line }) => problem(message, line)), ...missing(references)];
    }
    const root = readXml(source);
    if (root instanceof XmlSyntaxError) {
      return [problem(`Error parsing file: ${root.message}`, root.line, root.column)];
    }
    return [
      ...checkShape(root, packageVersion).map(({ message, line }) =>
        problem(`Error parsing file: ${message}`, line, 1),
      ),
      ...checkApiVersion(root).map((message) => problem(message)),
      ...missing(listXmlReferences(component.type, component.fullName, root)),
    ];
  });
}

function readXml(source: string): XmlElement | XmlSyntaxError {
  try {
    return parseXml(source);
  } catch (error) {
    if (error instanceof XmlSyntaxError) return error;
    throw error;
  }
}

function checkApiVersion(root: XmlElement): string[] {
  const version = root.children.find(({ name }) => name === "apiVersion")?.text;
  return version === undefined || isDeployedVersion(version) ? [] : [`Invalid api version: ${version}`];
}

/** Checks that a class or trigger has the name of its file. Apex is not compiled. */
function checkApex({ type, fullName }: Component, source: string): string[] {
  const name = /\b(?:class|interface|enum|trigger)\s+(\w+)/i.exec(
    source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ""),
  )?.[1];
  if (name?.toLowerCase() === fullName.toLowerCase()) return [];
  return [
    `${type === "ApexTrigger" ? "Trigger" : "Class"} name must be the same as the file name: ${fullName}`,
  ];
}

function bundleReferences(path: string, source: string): Reference[] {
  if (path.endsWith(".html")) return listTemplateReferences(source);
  return path.endsWith(".js") ? listScriptReferences(source) : [];
}

interface FileProblem {
  message: string;
  line?: number;
}

/** What reading a component's file finds, independent of what else is deployed. */
interface FileReading {
  problems: FileProblem[];
  references: Reference[];
}

/** By path and content: what is validated and then deployed is compiled once. */
const readings = new WeakMap<Org, Map<string, FileReading>>();

function readOnce(org: Org, name: string, path: string, source: string): FileReading {
  const ofOrg = readings.get(org) ?? new Map<string, FileReading>();
  readings.set(org, ofOrg);
  const key = `${path}\n${source}`;
  const reading = ofOrg.get(key) ?? {
    problems: checkBundleFile(name, path, source),
    references: bundleReferences(path, source),
  };
  ofOrg.set(key, reading);
  return reading;
}

/** Errors of LWC's compiler, and modules that the platform does not offer. */
function checkBundleFile(name: string, path: string, source: string): FileProblem[] {
  if (!/\.(js|html|css)$/.test(path)) return [];
  try {
    transformSync(source, path.split("/").at(-1) ?? path, {
      namespace: "c",
      name,
      apiVersion: newestVersion,
    });
  } catch (error) {
    const { message, location } = error as Error & { location?: { line?: number } };
    return [{ message, ...(location?.line !== undefined && { line: location.line }) }];
  }
  if (path.endsWith(".css")) return [];
  const used = path.endsWith(".js") ? listImports(source) : readTemplate(source).tags;
  return used
    .filter(({ module }) => !/^(\.|c\/)/.test(module) && !findPlatformModule(module, newestVersion).known)
    .map(({ module, line }) => ({
      message: `No MODULE named markup://${module.replace("/", ":")} found`,
      line,
    }));
}
