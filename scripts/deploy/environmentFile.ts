import { readFile } from "node:fs/promises";
import { isSameOrg } from "../org/isSameOrg.ts";
import { StepError } from "../org/stepError.ts";
import { mergeEnvironment } from "./mergeEnvironment.ts";
import { parseEnvironment } from "./parseEnvironment.ts";
import type { AppKeys } from "./proveApp.ts";
import { replaceFile, tryReplacing } from "./replaceFile.ts";

/** What deploying to an org writes for its connector, by the org's alias. */
export const environmentFileOf = (targetOrg: string): string => `config/generated/${targetOrg}.env`;

const giveFile = "Give --environment-file a file in a folder that you can write to.";

/** The file that `--environment-file` names. Throws StepError for one without a name. */
export function environmentFileOption(text: string | undefined): string | undefined {
  if (text === undefined || text.trim() !== "") return text;
  throw new StepError("--environment-file is empty.", giveFile);
}

/** The values of a file of `NAME=value` lines; none where the file does not exist. */
export async function readEnvironmentFile(file: string): Promise<Map<string, string>> {
  return parseEnvironment(await readOrEmpty(file));
}

/**
 * Sets the values in the file and leaves its other lines and comments as they are. Only its owner may read
 * it. Throws, and changes nothing, where they would not be read back.
 */
export async function writeEnvironmentFile(file: string, values: ReadonlyMap<string, string>): Promise<void> {
  await replaceFile(file, mergeEnvironment(await readOrEmpty(file), values, file));
}

/** What registering the app writes; the last ones only where they are missing. */
const always = [
  ...["SALESFORCE_CLIENT_ID", "SALESFORCE_CLIENT_SECRET", "SALESFORCE_LOGIN_URL", "SALESFORCE_ORG_ID"],
  ...["PUBLIC_URL", "PANEL_ORIGINS"],
];
const ifMissing = ["DATABASE_FILE", "TOKEN_KEYS"];

/**
 * Throws StepError where the file could not take what registering the app writes later, and changes
 * nothing.
 */
export async function tryEnvironmentFile(file: string): Promise<void> {
  try {
    await tryReplacing(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StepError(`--environment-file ${file} cannot be written: ${why}.`, giveFile, { cause: error });
  }
  const text = await readOrEmpty(file);
  const present = parseEnvironment(text);
  const names = [...always, ...ifMissing.filter((name) => !present.get(name))];
  mergeEnvironment(text, new Map(names.map((name) => [name, "value"])), file);
}

/** The app's key and secret; undefined unless the file has both. */
export async function readKeys(file: string): Promise<AppKeys | undefined> {
  const values = await readEnvironmentFile(file);
  const key = values.get("SALESFORCE_CLIENT_ID");
  const secret = values.get("SALESFORCE_CLIENT_SECRET");
  return key && secret ? { key, secret } : undefined;
}

/** Whether the file has a key, and says that it is this org's. */
export async function isMadeFor(orgId: string, file: string): Promise<boolean> {
  const own = (await readEnvironmentFile(file)).get("SALESFORCE_ORG_ID");
  return own !== undefined && isSameOrg(own, orgId) && (await readKeys(file)) !== undefined;
}

/** Sets the app's key and secret, and whose they are: nothing else tells of an app that is not known yet. */
export async function writeKeys(file: string, { key, secret }: AppKeys, orgId?: string): Promise<void> {
  await writeEnvironmentFile(
    file,
    new Map([
      ["SALESFORCE_CLIENT_ID", key],
      ["SALESFORCE_CLIENT_SECRET", secret],
      ...(orgId === undefined ? [] : ([["SALESFORCE_ORG_ID", orgId]] as const)),
    ]),
  );
}

/** Throws StepError for another encoding than UTF-8, in which the file would be written back destroyed. */
async function readOrEmpty(file: string): Promise<string> {
  const bytes = await readBytes(file);
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new StepError(
    `${file} is not in UTF-8, so that it cannot be read or changed.`,
    `Save ${file} as UTF-8 without a byte order mark, and run this again.`,
  );
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Uint8Array();
    throw error;
  }
}
