import { sql, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";

const hexDigit = "[0-9a-fA-F]";
/** As patterns of SQLite's GLOB. */
const uuid = [8, 4, 4, 4, 12].map((length) => hexDigit.repeat(length)).join("-");
/** See secrets/storedKeys.ts. */
const hashed = "hmac1 *";

/**
 * Whether an Idempotency-Key still stands as its client sent it: neither a UUID nor a hash, as earlier
 * versions stored it. In the very words of the indices of such rows, which are empty once the connector has
 * started.
 */
export function isPlainKey({ idempotencyKey: key }: { idempotencyKey: AnySQLiteColumn }): SQL {
  return sql`${key} not glob ${sql.raw(`'${hashed}'`)} and ${key} not glob ${sql.raw(`'${uuid}'`)}`;
}

/** Whether the shape of a lead file stands as an earlier version stored it, without a key. */
export function isPlainShape({ shape }: { shape: AnySQLiteColumn }): SQL {
  return sql`${shape} not glob ${sql.raw(`'${hashed}'`)}`;
}
