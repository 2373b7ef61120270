import type { Database } from "./open.ts";

/**
 * Writes what stands in the write-ahead log into the database and empties the log, which otherwise keeps the
 * older content of pages. Does nothing where another connection is in the way; the next time does it.
 */
export function emptyWriteAheadLog({ $client }: Database): void {
  $client.pragma("wal_checkpoint(TRUNCATE)");
}
