import { mkdir, realpath, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Puts a file with this text in the place of the one before, where a link leads: whoever is killed meanwhile
 * leaves one of them whole. Only its owner may read it.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const place = await realpath(file).catch(() => file);
  const draft = `${place}.${process.pid}`;
  try {
    await writeFile(draft, text, { mode: 0o600 });
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
