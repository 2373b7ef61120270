import { existsSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tryLock } from "../../database/sqlite/tryLock.ts";

/** The prefix of upload folders. */
export const uploadPrefix = "crosswalk-upload-";

/** Taken for as long as the connector of an upload runs. */
export const lockOfUpload = (folder: string) => join(folder, "lock");

/** Whoever looks whether a folder was left may put the lock's file into it once more. */
export const removal = { recursive: true, force: true, maxRetries: 9, retryDelay: 5 };

interface UploadFolder {
  path: string;
  dispose(): Promise<void>;
}

/** With others looking, a few attempts are enough. What fails so often has another cause. */
const attemptsMax = 20;

/** A folder for one upload, with a lock that tells others, also of other databases, that it is in use. */
export function makeUploadFolder(): UploadFolder {
  for (let attempt = 1; ; attempt += 1) {
    const path = mkdtempSync(join(tmpdir(), uploadPrefix));
    const release = attempt < attemptsMax ? lockUpload(path) : tryLock(lockOfUpload(path));
    // Another one may have taken it for one that was left.
    if (release !== null && existsSync(lockOfUpload(path))) {
      const dispose = (): Promise<void> => {
        release();
        return rm(path, removal);
      };
      return { path, dispose };
    }
    release?.();
  }
}

/** Null where somebody else has the lock, or removes it at this moment. */
export function lockUpload(path: string): (() => void) | null {
  try {
    return tryLock(lockOfUpload(path));
  } catch (error) {
    if (isRemoved(error)) return null;
    throw error;
  }
}

/** What Node, better-sqlite3 and SQLite say of a file that goes while they open it. */
function isRemoved(error: unknown): boolean {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  const isGone = code === "ENOENT" || String(code).startsWith("SQLITE_IOERR") || code === "SQLITE_CANTOPEN";
  return isGone || /directory does not exist/.test(String(message));
}
