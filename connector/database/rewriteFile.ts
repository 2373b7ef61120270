import { emptyWriteAheadLog } from "./emptyWriteAheadLog.ts";
import type { Database } from "./open.ts";

/** A command may stand still for a connector's short reads. */
const commandPatienceMs = 5_000;

/**
 * Writes the whole file anew, which gives back free pages. `secure_delete` overwrites what is deleted, but
 * not the copies that stay in unused parts of a page when SQLite moves its rows to another page: only this
 * leaves nothing of them. Other writers wait meanwhile, a second or so for each 100 MB. False where the
 * write-ahead log still has the older content, because somebody else reads: see emptyWriteAheadLog.
 */
export function rewriteFile(database: Database, patienceMs = commandPatienceMs): boolean {
  database.$client.exec("VACUUM");
  return emptyWriteAheadLog(database, patienceMs);
}
