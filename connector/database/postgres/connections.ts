import type { ClientBase, ClientConfig } from "pg";
import { readMigrations } from "../readMigrations.ts";
import { withPlainSslMode } from "./address.ts";

/** Limits for each connection: a wait ends after a time, as on SQLite. */
const settings = {
  // One that takes longer has gone wrong: the connector reads and writes much in small steps.
  statement_timeout: "10s",
  lock_timeout: "5s",
  // Less than the others wait for the lock of a connector that is frozen in the middle of a transaction.
  idle_in_transaction_session_timeout: "4s",
  // The server lets go of a connection, and of its locks, ten seconds after the network was cut.
  tcp_keepalives_idle: "5",
  tcp_keepalives_interval: "1",
  tcp_keepalives_count: "5",
  tcp_user_timeout: "10s",
  // It takes longer to compile one of the connector's queries than to run it.
  jit: "off",
  // The default is that of turning disks: whole lists are read where an index has the few rows asked for,
  // above all after an import, before the server has counted them.
  random_page_cost: "1.1",
};

/**
 * A commit that the server loses would leave a contact in Salesforce that no row knows. A server that also
 * waits for copies keeps its setting.
 */
const commitsThatLast = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') = 'off'`;

/** A little more than the server's own limit: then it is the server that does not answer. */
const answerMsMax = 12_000;

export function clientConfig(url: string): ClientConfig {
  return {
    connectionString: withPlainSslMode(url),
    connectionTimeoutMillis: 5_000,
    query_timeout: answerMsMax,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    types: { getTypeParser },
  };
}

/**
 * Gives the connector's settings to a connection that is made: the address may have others in their place.
 * Nothing else comes before, so that nothing is done by a pooler's connection, which others have too. One
 * that only reads is no connector's.
 */
export function sessionPreparer({ readsOnly = false } = {}): (client: ClientBase) => Promise<void> {
  const all = {
    ...settings,
    application_name: readsOnly ? "crosswalk-reader" : ownApplicationName(),
    default_transaction_read_only: readsOnly ? "on" : "off",
  };
  const text = [...Object.entries(all).map(([name, value]) => `set ${name} = '${value}'`), commitsThatLast];
  return async (client) => {
    await refusePooler(client);
    await client.query(text.join(";"));
  };
}

/** Postgres' own numbers of its types. */
const numbers = [20, 21, 23, 26, 700, 701, 1700];
const truth = 16;

/** Values as SQLite has them: numbers, texts and null; what is true is 1. */
function getTypeParser(type: number): (value: string) => unknown {
  if (numbers.includes(type)) return Number;
  if (type === truth) return (value) => (value === "t" ? 1 : 0);
  return (value) => value;
}

/**
 * `pg` would write `true` for what SQLite stores as 1. Postgres has no text with a NUL, which only somebody
 * sends who tries what happens: it becomes the sign for what can't be shown, and no row is found by it.
 */
export function valueForPostgres(value: unknown): unknown {
  if (typeof value === "boolean") return Number(value);
  return typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "\uFFFD") : value;
}

/**
 * Throws for the connection of a pooler between, which says of another connection that it is this one. It
 * shares them, with the settings and locks of each, so that two connectors would both have one.
 */
async function refusePooler(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const { processID: pid } = client as unknown as { processID: number | null };
  if (rows[0]?.pid === pid) return;
  throw new Error(
    "DATABASE_URL leads to a pooler, which shares connections and the locks that connectors hold by them. Name the server itself.",
  );
}

/** By this the connections of connectors are known among all of a server. */
export const applicationName = "crosswalk-connector";

/** This connector's, with the newest migration that it knows. */
const ownApplicationName = (): string => `${applicationName} ${readMigrations("postgres").at(-1)?.at ?? 0}`;

/** The newest migration that the connector of a connection knows. */
export const versionOf = (application: string): number => Number(application.split(" ").at(-1));

/** One of these writes at a time, and the others read. */
export const pooledMax = 10;

/** Of a connector or a command: one beside the pool holds its locks, one rewrites tables at night. */
export const connectionsMax = pooledMax + 2;
