import { emptyWriteAheadLog } from "./emptyWriteAheadLog.ts";
import type { Database } from "./open.ts";

/**
 * Writes the whole file anew, which gives back free pages. `secure_delete` overwrites what is deleted, but
 * not the copies that stay in unused parts of a page when SQLite moves its rows to another page: only this
 * leaves nothing of them. Other writers wait meanwhile, a second or so for each 100 MB.
 */
export function rewriteFile(database: Database): void {
  database.$client.exec("VACUUM");
  emptyWriteAheadLog(database);
}
