import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import AdmZip from "adm-zip";
import { paths } from "./paths.ts";

/** Files that are not XML, or XML that already bears the ending of source format. */
const keptName = /^lwc\/|\.cls$|-meta\.xml$/;

/**
 * The directory of what was deployed to the org, in source format, fetched where it has changed since the
 * last time. Undefined where no app was deployed: then the working tree is what the page shows.
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
