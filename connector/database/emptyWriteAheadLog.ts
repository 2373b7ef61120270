import type { Database } from "./open.ts";

/**
 * Writes what stands in the write-ahead log into the database and empties the log, which otherwise keeps the
 * older content of pages. False where another connection still reads or writes after `patienceMs`, for which
 * this process stands still: then the log keeps its content.
 */
export function emptyWriteAheadLog({ $client }: Pick<Database, "$client">, patienceMs = 0): boolean {
  const usual = $client.pragma("busy_timeout", { simple: true }) as number;
  $client.pragma(`busy_timeout = ${patienceMs}`);
  try {
    const [{ busy } = { busy: 1 }] = $client.pragma("wal_checkpoint(TRUNCATE)") as { busy: number }[];
    return busy === 0;
  } finally {
    $client.pragma(`busy_timeout = ${usual}`);
  }
}
