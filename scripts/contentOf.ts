import { readFile } from "node:fs/promises";

/** What a file has that a person named. Where it can't be read, that is said with the command's usage. */
export async function contentOf(file: string, usage: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new Error(`The file can't be read: ${(error as Error).message}\n${usage}`, { cause: error });
  }
}
