import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { withIpRules, type IpRules } from "./egress.ts";
import { projectFolder } from "../org/sf.ts";
import { untilSignal } from "./untilSignal.ts";

/** Values that the templates of config/app-registration name. */
interface AppValues {
  contactEmail: string;
  callbackUrl: string;
  /** Absent: the org makes one. */
  consumerKey?: string | undefined;
  consumerSecret?: string | undefined;
}

/** The app's metadata types, by the folder of their files. */
const typeOfFolder: Record<string, string> = {
  externalClientApps: "ExternalClientApplication",
  extlClntAppGlobalOauthSets: "ExtlClntAppGlobalOauthSettings",
  extlClntAppOauthPolicies: "ExtlClntAppOauthConfigurablePolicies",
  extlClntAppOauthSettings: "ExtlClntAppOauthSettings",
};

const source = path.join(projectFolder, "config/app-registration/main/default");
export const generatedFolder = path.join(projectFolder, "config/generated");
/** Before the id of the process that fills the folder. */
const folderPrefix = "app-registration-";

/**
 * The folders that hold the consumer. A deployment replaces a whole file, so that one without the key would
 * have the org make another key; OAuth settings without global ones lose their link to them.
 */
const consumerFolders = ["extlClntAppGlobalOauthSets", "extlClntAppOauthSettings"];

/** How a deployment names the app's files, and which it leaves out. */
export interface AppParts {
  /** The names that the org has, by type. */
  names: ReadonlyMap<string, string>;
  /** Whether the app's consumer in the org stays as it is. */
  keepsConsumer: boolean;
  ipRules: IpRules;
}

/**
 * Runs `work` while the app's filled-in files are in a folder of this run alone, because a deployment at the
 * same time has other values. One file holds the secret, so only their owner may read them, and they are
 * removed even if the run is interrupted.
 */
export async function withAppFiles<T>(
  values: AppValues,
  parts: AppParts,
  work: (folder: string) => Promise<T>,
  below = generatedFolder,
): Promise<T> {
  removeAppFiles(below);
  const folder = mkdtempSync(path.join(below, `${folderPrefix}${process.pid}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return untilSignal(remove, async () => {
    try {
      await fillAppFiles(values, parts, folder);
      return await work(folder);
    } finally {
      remove();
    }
  });
}

/** Removes the folders of runs that were killed. Those of live processes stay. */
export function removeAppFiles(below = generatedFolder): void {
  mkdirSync(below, { recursive: true });
  for (const name of readdirSync(below)) {
    const owner = name.startsWith(folderPrefix) ? parseInt(name.slice(folderPrefix.length), 10) : NaN;
    if (owner > 0 && !isAlive(owner)) rmSync(path.join(below, name), { recursive: true, force: true });
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Writes the files under the names that the org has for their types. */
async function fillAppFiles(
  values: AppValues,
  { names, keepsConsumer, ipRules }: AppParts,
  target: string,
): Promise<void> {
  for (const folder of await readdir(source)) {
    if (keepsConsumer && consumerFolders.includes(folder)) continue;
    for (const file of await readdir(path.join(source, folder))) {
      const [ownName = "", ...ending] = file.split(".");
      const name = names.get(typeOfFolder[folder] ?? "") ?? ownName;
      const filled = path.join(target, "main/default", folder, [name, ...ending].join("."));
      await mkdir(path.dirname(filled), { recursive: true });
      const template = await readFile(path.join(source, folder, file), "utf8");
      await writeFile(filled, withIpRules(fillTemplate(template, values), ipRules), { mode: 0o600 });
    }
  }
}

/** Fills in a template, without the elements whose values are absent. */
export function fillTemplate(template: string, values: AppValues): string {
  return template
    .split("\n")
    .flatMap((line) => {
      const name = /\{\{(\w+)\}\}/.exec(line)?.[1];
      if (name === undefined) return [line];
      const value = values[name as keyof AppValues];
      return value === undefined ? [] : [line.replace(`{{${name}}}`, () => escapeXml(value))];
    })
    .join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
