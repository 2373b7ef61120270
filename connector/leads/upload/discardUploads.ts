import { existsSync, lstatSync, readdirSync, rmSync, type Stats } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptSince, retention } from "../../retention.ts";
import { lockOfUpload, lockUpload, removal, uploadPrefix } from "./uploadFolder.ts";

/**
 * Removes the lead files of uploads whose connector was killed, because they hold names of people; gives how
 * many. No upload takes as long as they are kept, and the lock of one that runs is taken.
 */
export function discardUploads(now: Date): number {
  return leftUploads(now).filter((path) => discard(path)).length;
}

function leftUploads(now: Date): string[] {
  return readdirSync(tmpdir())
    .filter((name) => name.startsWith(uploadPrefix))
    .map((name) => join(tmpdir(), name))
    .filter((path) => {
      const found = lstatSync(path, { throwIfNoEntry: false });
      return found !== undefined && isLeft(path, found, now);
    });
}

/**
 * Holds the lock meanwhile: an upload that is beginning has its file before it has the lock, and looks for
 * another place where somebody else has it.
 */
function discard(path: string): boolean {
  const release = existsSync(lockOfUpload(path)) ? lockUpload(path) : () => undefined;
  if (release === null) return false;
  rmSync(path, removal);
  release();
  return true;
}

function isLeft(path: string, found: Stats, now: Date): boolean {
  // What belongs to another user of the host is theirs to remove.
  if (found.uid !== process.getuid?.()) return false;
  if (found.mtime < keptSince(now, retention.uploads)) return true;
  // Nobody can tell whether the connector of one without a lock still runs.
  if (!existsSync(lockOfUpload(path))) return false;
  const release = lockUpload(path);
  release?.();
  return release !== null;
}
