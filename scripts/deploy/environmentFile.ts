import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { mergeEnvironment } from "./mergeEnvironment.ts";
import { parseEnvironment } from "./parseEnvironment.ts";
import type { AppKeys } from "./proveApp.ts";

/** What deploying to an org writes for its connector, by the org's alias. */
export const environmentFileOf = (targetOrg: string): string => `config/generated/${targetOrg}.env`;

/** The values of a file of `NAME=value` lines; none where the file does not exist. */
export async function readEnvironmentFile(file: string): Promise<Map<string, string>> {
  return parseEnvironment(await readOrEmpty(file));
}

/**
 * Sets the values in the file and leaves its other lines and comments as they are. Only its owner may read
 * it. Throws, and changes nothing, where they would not be read back.
 */
export async function writeEnvironmentFile(file: string, values: ReadonlyMap<string, string>): Promise<void> {
  const text = mergeEnvironment(await readOrEmpty(file), values);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text, { mode: 0o600 });
  await chmod(file, 0o600);
}

/** The app's key and secret; undefined unless the file has both. */
export async function readKeys(file: string): Promise<AppKeys | undefined> {
  const values = await readEnvironmentFile(file);
  const key = values.get("SALESFORCE_CLIENT_ID");
  const secret = values.get("SALESFORCE_CLIENT_SECRET");
  return key && secret ? { key, secret } : undefined;
}

/** Sets the app's key and secret. */
export async function writeKeys(file: string, { key, secret }: AppKeys): Promise<void> {
  await writeEnvironmentFile(
    file,
    new Map([
      ["SALESFORCE_CLIENT_ID", key],
      ["SALESFORCE_CLIENT_SECRET", secret],
    ]),
  );
}

async function readOrEmpty(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}
