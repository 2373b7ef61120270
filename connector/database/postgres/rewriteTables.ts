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
  const tables = await ownTables(client);
  // All others wait for a table that this one waits for.
  await client.query(`set statement_timeout = 0; set lock_timeout = ${patienceMs}`);
  try {
    if (!(await isUnread(client, patienceMs))) throw held;
    await forgetValues(client);
    await client.query(atLeisure(`analyze ${tables}`));
    // The statistics about erased values are gone now. Only a superuser may also rewrite their table;
    // others get a warning, and the server goes on.
    if (!(await isUnread(client, patienceMs))) throw held;
    await client.query(atLeisure(`vacuum (full) ${tables}, pg_catalog.pg_statistic`));
  } catch (error) {
    throw isLockTimeout(error) ? held : error;
  }
}

/**
 * Whether nothing sees rows any more that went before now. The server's own vacuum doesn't, but where it
 * counts a table, too.
 */
async function isUnread(client: Client, patienceMs: number): Promise<boolean> {
  const { rows } = await client.query<{ now: string }>("select pg_current_xact_id()::xid::text as now");
  const readers = `select 1 from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and age(backend_xmin) > age($1::xid)
      and not (backend_type = 'autovacuum worker' and query not like '% ANALYZE %')`;
  const giveUpAt = performance.now() + patienceMs;
  while ((await client.query(readers, [rows[0]?.now])).rows.length > 0) {
    if (performance.now() > giveUpAt) return false;
    await wait(lookMs);
  }
  return true;
}

const ofOwn = "from pg_tables where schemaname = current_schema() and tableowner = current_user";

/**
 * Lets the server forget what values the texts of empty tables had: it counts no table anew that has no rows,
 * and goes on with what it knew. A column whose type is set has none, also where that is the one it has.
 */
async function forgetValues(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; changes: string }>(
    `select format('%I', tablename) as name, string_agg(format('alter column %I type text collate %s',
       known.attname, attcollation::regcollation), ', ') as changes
     from pg_stats known join pg_attribute on attrelid = format('%I.%I', schemaname, tablename)::regclass
       and pg_attribute.attname = known.attname and atttypid = 'text'::regtype
     where schemaname = current_schema() and tablename in (select tablename ${ofOwn}) group by tablename`,
  );
  for (const { name, changes } of rows) {
    const isEmpty = (await client.query(`select 1 from ${name} limit 1`)).rows.length === 0;
    if (isEmpty) await client.query(atLeisure(`alter table ${name} ${changes}`));
  }
}

/** The names of those that are the connector's own. */
async function ownTables(client: Client): Promise<string> {
  const { rows } = await client.query<{ names: string | null }>(
    `select string_agg(format('%I', tablename), ', ') as names ${ofOwn}`,
  );
  return rows[0]?.names ?? "__drizzle_migrations";
}
