import { mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Puts a file with this text in the place of the one before, where a link leads: whoever is killed meanwhile
 * leaves one of them whole. Only its owner may read it.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  await writeDraft(file, text, rename);
}

/** Throws where `replaceFile` would, and replaces nothing; it makes the file's folder. */
export async function tryReplacing(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() === false) throw new Error("it is no file");
  await writeDraft(file, "", (draft) => rm(draft));
}

async function writeDraft(
  file: string,
  text: string,
  settle: (draft: string, place: string) => Promise<void>,
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const place = await realpath(file).catch(() => file);
  const draft = `${place}.${process.pid}`;
  try {
    await writeFile(draft, text, { mode: 0o600 });
    await settle(draft, place);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
