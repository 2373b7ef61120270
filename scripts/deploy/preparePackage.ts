import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { projectFolder } from "./sf.ts";

export type PackageType = "unlocked" | "managed";

export interface PackageSource {
  type: PackageType;
  /** Of a managed package; an unlocked one has none. */
  namespace: string;
  contactEmail: string;
  /** The connector that every org with this package uses; undefined where each has its own. */
  connectorUrl: string | undefined;
}

const appFolder = path.join("force-app", "main", "default");

/**
 * What a package of each type may not hold. Policies are each org's own and never packaged. External Client
 * Apps come in managed packages only, so that of an unlocked one each org registers for itself (npm run
 * register-app).
 */
const leftOut: Record<PackageType, string[]> = {
  unlocked: ["externalClientApps", "extlClntAppOauthSettings", "extlClntAppOauthPolicies"],
  managed: ["extlClntAppOauthPolicies"],
};

/**
 * Copies the source into a project of its own that holds what a package of this type may; answers its folder.
 */
export async function preparePackage(
  { type, namespace, contactEmail, connectorUrl }: PackageSource,
  folder = path.join(projectFolder, "config/generated/package", type),
): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(path.join(projectFolder, "force-app"), path.join(folder, "force-app"), { recursive: true });
  await cp(path.join(projectFolder, ".forceignore"), path.join(folder, ".forceignore"));
  await cp(
    path.join(projectFolder, "config/project-scratch-def.json"),
    path.join(folder, "config/project-scratch-def.json"),
  );
  for (const name of leftOut[type]) await rm(path.join(folder, appFolder, name), { recursive: true });
  if (type === "managed") await markAsPackaged(folder, contactEmail);
  await nameConnector(folder, connectorUrl);
  await writeProject(folder, namespace);
  return folder;
}

/** Only an app in this state may go into a package. */
async function markAsPackaged(folder: string, contactEmail: string): Promise<void> {
  const file = path.join(folder, appFolder, "externalClientApps/Crosswalk.eca-meta.xml");
  const source = await readFile(file, "utf8");
  const marked = source
    .replace(/(<distributionState>)\w+/, "$1Packaged")
    .replace(/(<contactEmail>)[^<]+/, (_, element: string) => `${element}${contactEmail}`);
  await writeFile(file, marked);
}

/**
 * Puts the connector's address where a deployment would. Without one the package has no trusted site, which
 * would open the example address to every org, and its settings record keeps the example for the admin to
 * replace.
 */
async function nameConnector(folder: string, connectorUrl: string | undefined): Promise<void> {
  if (connectorUrl === undefined) {
    await rm(path.join(folder, appFolder, "cspTrustedSites"), { recursive: true });
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

/** The address that the source has, and a deployment replaces. */
const exampleConnector = "https://crosswalk-connector.example.com";

/** What a deployment puts in is there already, hence no replacements. */
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
