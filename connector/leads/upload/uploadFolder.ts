import { existsSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tryLock } from "../../database/tryLock.ts";

/** The prefix of upload folders. */
export const uploadPrefix = "crosswalk-upload-";

/** Taken for as long as the connector of an upload runs. */
export const lockOfUpload = (folder: string) => join(folder, "lock");

interface UploadFolder {
  path: string;
  dispose(): Promise<void>;
}

/** A folder for one upload, with a lock that tells others, also of other databases, that it is in use. */
export function makeUploadFolder(): UploadFolder {
  for (;;) {
    const path = mkdtempSync(join(tmpdir(), uploadPrefix));
    const release = tryLock(lockOfUpload(path));
    // Another one may have taken it for one that was left.
    if (release !== null && existsSync(lockOfUpload(path))) {
      const dispose = (): Promise<void> => {
        release();
        return rm(path, { recursive: true, force: true });
      };
      return { path, dispose };
    }
    release?.();
  }
}
