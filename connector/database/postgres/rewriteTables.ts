import type { Client } from "pg";
import { setTimeout as wait } from "node:timers/promises";
import { atLeisure } from "./migrate.ts";
import { isLockTimeout } from "./troubles.ts";

const lookMs = 100;
/** Connectors read and write all the time, for a moment each. */
const patienceMsMin = 1_000;

/**
 * Writes the connector's tables anew. Throws where something else reads the database for longer than that
 * patience: it would keep the tables from being replaced, or rows that are gone in the new ones.
 */
export async function rewriteTables(client: Client, wantedPatienceMs: number): Promise<void> {
  const patienceMs = Math.max(wantedPatienceMs, patienceMsMin);
  const held = new Error("something else reads it, such as a backup by pg_dump");
  if (!(await isUnread(client, patienceMs))) throw held;
  // All others wait for a table that this one waits for.
  await client.query(`set statement_timeout = 0; set lock_timeout = ${patienceMs}`);
  await client.query(atLeisure("analyze"));
  try {
    await client.query(atLeisure(await rewriting(client)));
  } catch (error) {
    throw isLockTimeout(error) ? held : error;
  }
}

/** Whether nothing sees rows any more that went before now. */
async function isUnread(client: Client, patienceMs: number): Promise<boolean> {
  const { rows } = await client.query<{ now: string }>("select pg_current_xact_id()::xid::text as now");
  const readers = `select 1 from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type <> 'autovacuum worker'
      and age(backend_xmin) > age($1::xid)`;
  const giveUpAt = performance.now() + patienceMs;
  while ((await client.query(readers, [rows[0]?.now])).rows.length > 0) {
    if (performance.now() > giveUpAt) return false;
    await wait(lookMs);
  }
  return true;
}

/**
 * Its own tables, and what the server knows of their values, which only a superuser may write anew: others
 * are told so by a warning, and the server goes on.
 */
async function rewriting(client: Client): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(format('%I', tablename), ', ') as names
     from pg_tables where schemaname = current_schema() and tableowner = current_user`,
  );
  return `vacuum (full) ${rows[0]?.names ?? "__drizzle_migrations"}, pg_catalog.pg_statistic`;
}
