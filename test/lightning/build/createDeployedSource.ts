import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import AdmZip from "adm-zip";
import { paths } from "./paths.ts";

/** Files that keep their names in source format: those that are no XML, or already end in `-meta.xml`. */
const keptName = /^lwc\/|\.cls$|-meta\.xml$/;

/**
 * Returns a function that gives the directory of what is deployed to the org, in source format. It fetches
 * the source where that has changed since the last call. Undefined: the app is not deployed.
 */
export function createDeployedSource(orgUrl: string): () => Promise<string | undefined> {
  let known: { tag: string; directory: string | undefined } | undefined;
  return async () => {
    const answer = await fetch(new URL("/__practice/deployed", orgUrl), {
      headers: known ? { "If-None-Match": known.tag } : {},
    });
    if (answer.status === 304) return known?.directory;
    if (answer.status !== 200) return undefined;
    const tag = answer.headers.get("etag") ?? "";
    known = { tag, directory: unpack(Buffer.from(await answer.arrayBuffer()), tag.replaceAll('"', "")) };
    return known.directory;
  };
}

function unpack(archive: Buffer, version: string): string | undefined {
  const entries = new AdmZip(archive).getEntries();
  if (!entries.some(({ entryName }) => entryName === "applications/Crosswalk.app")) return undefined;
  const directory = join(paths.cache, `source-${version}`);
  if (existsSync(directory)) return directory;
  const unfinished = `${directory}.${process.pid}`;
  for (const entry of entries) {
    const name = keptName.test(entry.entryName) ? entry.entryName : `${entry.entryName}-meta.xml`;
    const file = join(unfinished, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, entry.getData());
  }
  try {
    renameSync(unfinished, directory);
  } catch (error) {
    if (!existsSync(directory)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  return directory;
}
