import { mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseEnv } from "node:util";
import { isSameOrg } from "../org/isSameOrg.ts";
import { StepError } from "../org/stepError.ts";
import type { TargetOrg } from "./checkTargetOrg.ts";
import type { AppKeys } from "./proveApp.ts";

/** What deploying to an org writes for its connector, by the org's alias. */
export const environmentFileOf = (targetOrg: string): string => `config/generated/${targetOrg}.env`;

/** The file that `--environment-file` names. Throws StepError for one without a name. */
export function environmentFileOption(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() !== "") return text;
  throw new StepError(
    "--environment-file is empty.",
    "Give --environment-file a file in a folder that you can write to.",
  );
}

/** The values of a file of `NAME=value` lines, as Node reads them; none where the file does not exist. */
export async function readEnvironmentFile(file: string): Promise<Map<string, string>> {
  return valuesOf(await readText(file));
}

/**
 * Sets the values in the file and leaves its other lines and comments as they are. Only its owner may read
 * it. Throws StepError, and changes nothing, where they would not be read back.
 */
export async function writeEnvironmentFile(file: string, values: ReadonlyMap<string, string>): Promise<void> {
  await replaceFile(file, withValues(await readText(file), values, file));
}

/** Throws where the file could not take later what registering the app writes, and changes nothing. */
export async function tryEnvironmentFile(file: string): Promise<void> {
  const names = ["PUBLIC_URL", "SALESFORCE_CLIENT_ID", "SALESFORCE_CLIENT_SECRET"];
  withValues(await readText(file), new Map(names.map((name) => [name, "value"])), file);
  await rm(await writeDraft(file, ""));
}

/** The app's key and secret; undefined unless the file has both. */
export async function readKeys(file: string): Promise<AppKeys | undefined> {
  const values = await readEnvironmentFile(file);
  const key = values.get("SALESFORCE_CLIENT_ID");
  const secret = values.get("SALESFORCE_CLIENT_SECRET");
  return key && secret ? { key, secret } : undefined;
}

/** Sets the app's key and secret, and whose they are: nothing else tells of an app that is not known yet. */
export async function writeKeys(file: string, { key, secret }: AppKeys, orgId: string): Promise<void> {
  const values = { SALESFORCE_CLIENT_ID: key, SALESFORCE_CLIENT_SECRET: secret, SALESFORCE_ORG_ID: orgId };
  await writeEnvironmentFile(file, new Map(Object.entries(values)));
}

/** Whether the file has a key, and says that it is this org's. */
export async function isMadeFor(orgId: string, file: string): Promise<boolean> {
  const own = (await readEnvironmentFile(file)).get("SALESFORCE_ORG_ID");
  return own !== undefined && isSameOrg(own, orgId) && (await readKeys(file)) !== undefined;
}

/**
 * Throws StepError for another org's file: its key would go to this org, and what that org's connector needs
 * would be written over. A refreshed sandbox has a new id under its old address.
 */
export async function refuseOtherOrgs(file: string, { id, instanceUrl }: TargetOrg): Promise<void> {
  const values = await readEnvironmentFile(file);
  const other = values.get("SALESFORCE_ORG_ID");
  const loginUrl = values.get("SALESFORCE_LOGIN_URL");
  if (!other || isSameOrg(other, id) || loginUrl === new URL(instanceUrl).origin) return;
  throw new StepError(
    `${file} belongs to the org ${other}${loginUrl ? ` (${loginUrl})` : ""}, and this is the org ${id} (${instanceUrl}).`,
    "Give --environment-file another file, or remove this one where its org is gone.",
  );
}

/**
 * Puts a file with this text in the place of the one before, where a link leads: whoever is killed meanwhile
 * leaves one of them whole. Only its owner may read it.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const draft = await writeDraft(file, text);
  try {
    await rename(draft, await realpath(file).catch(() => file));
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(file: string, text: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${await realpath(file).catch(() => file)}.${process.pid}`;
  await writeFile(draft, text, { mode: 0o600 });
  return draft;
}

/** The text with each value in the place of its name's lines, of its empty template `#NAME=`, or at the end. */
function withValues(text: string, values: ReadonlyMap<string, string>, file: string): string {
  let filled = text;
  for (const [name, value] of values) {
    const line = new RegExp(
      `^([ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=[ \\t]*)(?:"[^"\\n]*"|'[^'\\n]*'|[^#\\n]*?)(?=[ \\t\\r]*(?:#.*)?$)`,
      "gm",
    );
    const template = new RegExp(`^#[ \\t]?${name}=[ \\t]*$`, "m");
    if (line.test(filled)) filled = filled.replace(line, (_, before: string) => before + value);
    else if (template.test(filled)) filled = filled.replace(template, () => `${name}=${value}`);
    else filled = `${filled}${filled === "" || filled.endsWith("\n") ? "" : "\n"}${name}=${value}\n`;
  }
  const read = valuesOf(filled);
  const meant = new Map([...valuesOf(text), ...values]);
  const misread = [...new Set([...meant.keys(), ...read.keys()])].filter(
    (name) => read.get(name) !== meant.get(name),
  );
  if (misread.length === 0) return filled;
  throw new StepError(
    `${file} would not be read as it is meant, so that it was not changed: ${misread.join(", ")}.`,
    `Write each value of ${file} as NAME=value in a line of its own, without a space at its end, and run this again.`,
  );
}

function valuesOf(text: string): Map<string, string> {
  return new Map(Object.entries(parseEnv(text) as Record<string, string>));
}

/** Throws StepError for another encoding than UTF-8, in which the file would be written back destroyed. */
async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    if (!(error instanceof TypeError)) throw error;
    throw new StepError(
      `${file} is not in UTF-8, so that it cannot be read or changed.`,
      `Save ${file} as UTF-8, and run this again.`,
      { cause: error },
    );
  }
}
