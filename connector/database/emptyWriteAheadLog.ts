import type { Database } from "./database.ts";

/**
 * Writes what stands in the write-ahead log into the database and empties the log, which otherwise keeps the
 * older content of pages. False where another connection still reads or writes after `patienceMs`, for which
 * this process stands still: then the log keeps its content.
 */
export function emptyWriteAheadLog({ engine }: Pick<Database, "engine">, patienceMs = 0): Promise<boolean> {
  return engine.emptyLog(patienceMs);
}
