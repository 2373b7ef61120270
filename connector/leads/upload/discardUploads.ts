import { lstatSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptSince, retention } from "../../retention.ts";

/** The beginning of the names of upload folders. */
export const uploadPrefix = "crosswalk-upload-";

/**
 * Removes the lead files of uploads whose connector was killed, because they hold names of people; gives how
 * many. No upload takes as long as they are kept.
 */
export function discardUploads(now: Date): number {
  const left = readdirSync(tmpdir())
    .filter((name) => name.startsWith(uploadPrefix))
    .map((name) => join(tmpdir(), name))
    .filter((path) => isLeft(path, now));
  for (const path of left) rmSync(path, { recursive: true, force: true });
  return left.length;
}

function isLeft(path: string, now: Date): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  // What belongs to another user of the host is theirs to remove.
  if (found?.uid !== process.getuid?.()) return false;
  return found !== undefined && found.mtime < keptSince(now, retention.uploads);
}
