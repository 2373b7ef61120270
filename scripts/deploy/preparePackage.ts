import { cp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fillTemplate } from "./appFiles.ts";
import { projectFolder } from "../org/sf.ts";

export type PackageType = "unlocked" | "managed";

interface PackageSource {
  type: PackageType;
  /** The namespace of a managed package; empty for an unlocked one. */
  namespace: string;
  contactEmail: string;
  /** The connector of all orgs with this package; undefined where each has its own. */
  connectorUrl: string | undefined;
}

const appFolder = path.join("force-app", "main", "default");

/**
 * The app's components that a package of each type holds. Its policy and its global settings, with key and
 * secret, belong to each org. External Client Apps come in managed packages only, so with an unlocked one
 * each org registers its own (npm run register-app).
 */
const appParts: Record<PackageType, string[]> = {
  unlocked: [],
  managed: ["externalClientApps", "extlClntAppOauthSettings"],
};

/** Copies the source into a project with the components that the package type allows. Answers its folder. */
export async function preparePackage(
  { type, namespace, contactEmail, connectorUrl }: PackageSource,
  folder = path.join(projectFolder, "config/generated/package", type),
): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  for (const name of ["force-app", ".forceignore", "config/project-scratch-def.json"]) {
    await cp(path.join(projectFolder, name), path.join(folder, name), { recursive: true });
  }
  const copyInto = (from: string, name: string) =>
    cp(path.join(projectFolder, from, "main/default", name), path.join(folder, appFolder, name), {
      recursive: true,
    });
  await copyInto("config/translations", "translations");
  for (const name of appParts[type]) await copyInto("config/app-registration", name);
  if (type === "managed") await markAsPackaged(folder, contactEmail);
  await nameConnector(folder, connectorUrl);
  await writeProject(folder, namespace);
  return folder;
}

/** Sets the app's state to the only one that packages allow. */
async function markAsPackaged(folder: string, contactEmail: string): Promise<void> {
  const file = path.join(folder, appFolder, "externalClientApps/Crosswalk.eca-meta.xml");
  const source = await readFile(file, "utf8");
  const marked = source.replace(/(<distributionState>)\w+/, "$1Packaged");
  await writeFile(file, fillTemplate(marked, { contactEmail, callbackUrl: "" }));
}

/**
 * Sets the connector's address like a deployment. Without an address the package holds neither the trusted
 * site, which would open the example address to every org, nor the settings record, which each upgrade of an
 * unlocked package would put back: an admin of each org enters the address on the Crosswalk page.
 */
async function nameConnector(folder: string, connectorUrl: string | undefined): Promise<void> {
  if (connectorUrl === undefined) {
    for (const name of ["cspTrustedSites", "customMetadata"]) {
      await rm(path.join(folder, appFolder, name), { recursive: true });
    }
    return;
  }
  for (const file of [
    "cspTrustedSites/Crosswalk_Connector.cspTrustedSite-meta.xml",
    "customMetadata/Crosswalk_Setting.Default.md-meta.xml",
  ]) {
    const target = path.join(folder, appFolder, file);
    const source = await readFile(target, "utf8");
    await writeFile(
      target,
      source.replaceAll(exampleConnector, () => connectorUrl),
    );
  }
}

/** The example address in the source, which a deployment replaces. */
export const exampleConnector = "https://crosswalk-connector.example.com";

/** The copy has its values already, so its project needs no replacements. */
async function writeProject(folder: string, namespace: string): Promise<void> {
  const text = await readFile(path.join(projectFolder, "sfdx-project.json"), "utf8");
  const project = JSON.parse(text) as { packageDirectories: { path: string }[]; replacements?: unknown };
  const { replacements: _, ...kept } = project;
  const packageDirectories = project.packageDirectories.filter((entry) => entry.path === "force-app");
  await writeFile(
    path.join(folder, "sfdx-project.json"),
    `${JSON.stringify({ ...kept, packageDirectories, namespace }, null, 2)}\n`,
  );
}
