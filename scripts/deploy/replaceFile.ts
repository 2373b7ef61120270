import { mkdir, realpath, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * Puts a file with this text in the place of the one before, where a link leads: whoever is killed meanwhile
 * leaves one of them whole. Only its owner may read it.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  await writeDraft(file, text, rename);
}

/** Throws where `replaceFile` would, and leaves nothing behind. */
export async function tryReplacing(file: string): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found?.isFile() === false) throw new Error("it is no file");
  const folder = path.resolve(path.dirname(file));
  const made = await mkdir(folder, { recursive: true });
  try {
    await writeDraft(file, "", (draft) => rm(draft));
  } finally {
    if (made !== undefined) await removeEmpty(folder, made);
  }
}

/** Removes a folder and those above it up to `first`, as far as they are empty. */
async function removeEmpty(folder: string, first: string): Promise<void> {
  for (let each = folder; each.length >= first.length; each = path.dirname(each)) {
    const isGone = await rmdir(each).then(
      () => true,
      () => false,
    );
    if (!isGone) return;
  }
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
