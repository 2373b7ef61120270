import type { Database } from "./database.ts";

/** A command may stand still for a connector's short reads. */
const commandPatienceMs = 5_000;

/**
 * Writes the whole file anew, which gives back free pages. `secure_delete` overwrites what is deleted, but
 * not the copies that stay in unused parts of a page when SQLite moves its rows to another page: only this
 * leaves nothing of them. Other writers wait meanwhile, a second or so for each 100 MB. False where the
 * write-ahead log still has the older content, because somebody else reads: see emptyWriteAheadLog.
 */
export async function rewriteFile(database: Database, patienceMs = commandPatienceMs): Promise<boolean> {
  return database.engine.rewrite(patienceMs);
}
