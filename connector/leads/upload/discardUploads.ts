import { lstatSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uploadPrefix } from "./receiveLeadFile.ts";

/** Longer than any upload takes. An older folder belongs to a process that has ended. */
const forgottenMs = 24 * 60 * 60_000;

/** Removes lead files of uploads whose connector was killed, because they hold names of people. */
export function discardUploads(now: Date): void {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(uploadPrefix)) continue;
    const folder = join(tmpdir(), name);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    const isOurs = found?.uid === process.getuid?.();
    if (found && isOurs && now.getTime() - found.mtimeMs > forgottenMs) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
