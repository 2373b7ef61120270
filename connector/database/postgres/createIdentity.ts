import type { ClientBase } from "pg";
import type { Engine } from "../engine/engine.ts";

/**
 * These change when a dump is restored: the database's id, and the transaction that wrote the first
 * migration's row, which nobody changes otherwise.
 */
const ofRows = `(select oid from pg_database where datname = current_database()),
  (select xmin from __drizzle_migrations order by id limit 1)`;

/** These change with the server, with a recovery of its files, and with a standby that takes over. */
const ofServer = `(select system_identifier from pg_control_system()),
  substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)`;

const whole = `select concat_ws(':', ${ofServer}, ${ofRows})`;
const rowsAlone = `select concat_ws(':', ${ofRows})`;

/**
 * How an engine tells its database from another, and from its own earlier state that was put back. A hosted
 * server may not tell of itself: then its rows alone do.
 */
export async function createIdentity(client: ClientBase): Promise<Engine["identity"]> {
  const question = await client.query(whole).then(
    () => whole,
    (error: unknown) => {
      if (isWithheld(error)) return rowsAlone;
      throw error;
    },
  );
  return async (connection) => String((await connection.query(question, [], "get")).rows?.[0]);
}

/** No such function there, or none for this user, or not supported. */
const isWithheld = (error: unknown): boolean =>
  /^(42|0A)/.test(String((error as { code?: unknown } | null)?.code));
