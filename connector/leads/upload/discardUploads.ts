import { existsSync, lstatSync, readdirSync, rmSync, type Stats } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptSince, retention } from "../../retention.ts";
import { lockOfUpload, lockUpload, removal, uploadPrefix } from "./uploadFolder.ts";

/** An upload of which nobody can tell whether its connector still runs. */
interface DoubtfulUpload {
  path: string;
  since: Date;
}

interface LeftUploads {
  /** Whose connector has ended. */
  ended: string[];
  doubtful: DoubtfulUpload[];
}

/**
 * Finds the lead files of uploads whose connector was killed, because they hold names of people. No upload
 * takes as long as they are kept, and the lock of one that runs is taken.
 */
export function findLeftUploads(now: Date): LeftUploads {
  const left: LeftUploads = { ended: [], doubtful: [] };
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(uploadPrefix)) continue;
    const path = join(tmpdir(), name);
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) continue;
    const state = stateOf(path, found, now);
    if (state === "ended") left.ended.push(path);
    else if (state === "doubtful") left.doubtful.push({ path, since: found.mtime });
  }
  return left;
}

/** Removes those whose connector has ended; gives how many. */
export function discardUploads(now: Date): number {
  return findLeftUploads(now).ended.filter((path) => discard(path)).length;
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

function stateOf(path: string, found: Stats, now: Date): "ended" | "doubtful" | "runs" {
  // What belongs to another user of the host is theirs to remove.
  if (found.uid !== process.getuid?.()) return "doubtful";
  if (found.mtime < keptSince(now, retention.uploads)) return "ended";
  if (!existsSync(lockOfUpload(path))) return "doubtful";
  const release = lockUpload(path);
  release?.();
  return release === null ? "runs" : "ended";
}
