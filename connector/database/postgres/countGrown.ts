import type { Pool } from "pg";

/**
 * Tables that have grown by half since the server counted them, and small ones that have just begun to. The
 * server counts them by itself too, once a minute.
 */
const grown = `select quote_ident(relname) as name from pg_stat_user_tables
  where schemaname = current_schema() and n_mod_since_analyze > 250 + n_live_tup / 2`;

/**
 * Analyzes tables that have grown since the server counted them. Plans from when a table was empty read all
 * of it. A table that is locked is skipped. A failure does not matter: autovacuum does the same later.
 */
export async function countGrown(pool: Pool): Promise<void> {
  try {
    const { rows } = await pool.query<{ name: string }>(grown);
    for (const { name } of rows) await pool.query(`analyze (skip_locked) ${name}`);
  } catch {
    // The next statement of whoever called meets the same error, unless it is of the counting alone.
  }
}
