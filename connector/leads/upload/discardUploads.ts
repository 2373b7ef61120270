import { lstatSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keptSince, retention } from "../../retention.ts";
import { uploadPrefix } from "./receiveLeadFile.ts";

/**
 * Removes lead files of uploads whose connector was killed, because they hold names of people. No upload
 * takes as long as they are kept.
 */
export function discardUploads(now: Date): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(uploadPrefix)) continue;
    const folder = join(tmpdir(), name);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    const isOurs = found?.uid === process.getuid?.();
    if (found && isOurs && found.mtimeMs < keptSince(now, retention.uploads).getTime()) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
