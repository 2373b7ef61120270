import type { Client, QueryArrayConfig } from "pg";
import { randomBytes } from "node:crypto";
import { describeDatabase, refuseAddress } from "../postgres/address.ts";
import { applicationName } from "../postgres/applicationName.ts";
import { connectWith } from "../postgres/connectWith.ts";
import { writersLock } from "../postgres/locks.ts";
import { bringForward, isEmpty, refuseOtherVersion, setMoved } from "../postgres/migrate.ts";
import { refuseFiles } from "../postgres/refuseFiles.ts";
import { refuseServer } from "../postgres/refuseServer.ts";
import { clientConfig, sessionPreparer } from "../postgres/session.ts";
import { inWords, postgresTroubleOf } from "../postgres/troubles.ts";
import { listOf, nameOfRow, quoted, rowsAtOnce, type MovedRow, type Source, type Target } from "./ends.ts";
import type { MovedTable } from "./movedTables.ts";

/** It works as long as it takes, and is no connector. */
const settings = `set statement_timeout = 0; set idle_in_transaction_session_timeout = 0;
  set lock_timeout = '10s'; set application_name = 'crosswalk-move-database'`;

function connect(url: string): Promise<Client> {
  const { query_timeout: _shorter, ...config } = clientConfig(url);
  return connectWith(config, async (client) => {
    await sessionPreparer()(client);
    await client.query(settings);
  });
}

/** A connection, and the name of its database, for what goes wrong. */
interface Session {
  client: Client;
  name: string;
}

/** Connects, and gives the connection back where what follows fails. */
async function connected<Result>(url: string, work: (session: Session) => Promise<Result>): Promise<Result> {
  refuseAddress(url);
  refuseFiles(url);
  const name = describeDatabase(url);
  return inWords(name, async () => {
    const client = await connect(url);
    try {
      return await work({ client, name });
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  });
}

/** Keeps all others from writing. Throws, without changes, where a connector uses it, or it is unfit. */
export function openPostgresSource(url: string): Promise<Source> {
  return connected(url, async (session) => {
    const { client, name } = session;
    await refuseServer(client, name);
    await refuseUsers(session);
    const mark = randomBytes(8).readBigInt64BE().toString();
    await client.query("select pg_advisory_lock($1)", [mark]);
    // What is read from here on stays as it is, because the snapshot is of later.
    await client.query(`select pg_advisory_lock(${writersLock})`);
    await client.query("begin isolation level repeatable read read write");
    await refuseOtherVersion(client, name);
    await refuseUsers(session);
    return {
      name,
      mark,
      rows: (table) => rowsOf(session, table),
      async highest({ name: table, counter }) {
        const [row] = await ask(
          session,
          `select case when last.is_called then last.last_value else 0 end
           from ${await sequenceOf(session, table, counter ?? "")} as last`,
        );
        return row?.[0] ?? "0";
      },
      refuseUsers: () => refuseUsers(session),
      async setAside(movedTo, now) {
        await inWords(name, () => setMoved(client, movedTo, now));
        await ask(session, "commit");
        return `No connector starts on ${name} any more. Drop that database once the connector has worked with the other: it holds all leads.`;
      },
      close: () => client.end(),
    };
  });
}

async function refuseUsers(session: Session): Promise<void> {
  const rows = await ask(
    session,
    `select 1 from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like '${applicationName}%'`,
  );
  if (rows.length > 0)
    throw new Error(`The database ${session.name} is in use. Stop all connectors, then move it.`);
}

/**
 * Everything happens in one transaction. Throws, without changes, where the database is not empty, or has the
 * mark of the source, whatever addresses the two have.
 */
export function openPostgresTarget(url: string, mark: string | null): Promise<Target> {
  return connected(url, async (session) => {
    const { client, name } = session;
    await refuseServer(client, name);
    await client.query("begin isolation level read committed read write");
    if (mark !== null) await refuseMarked(session, mark);
    await client.query(`select pg_advisory_xact_lock(${writersLock})`);
    if (!(await isEmpty(client))) {
      throw new Error(`The database ${name} is not empty. Create another one: createdb, as its owner.`);
    }
    await bringForward(client, name);
    return {
      name,
      rows: (table) => rowsOf(session, table),
      write: (table, rows) => write(session, table, rows),
      async countFrom({ name: table, counter }, highest) {
        await count(session, table, counter ?? "", highest);
      },
      async commit() {
        await ask(session, "commit");
        // The planner knows nothing of what came at once.
        await client.query("analyze").catch(() => undefined);
      },
      close: () => client.end(),
      setting: "DATABASE_URL to its address, and no DATABASE_FILE",
    };
  });
}

async function refuseMarked(session: Session, mark: string): Promise<void> {
  const [row] = await ask(session, "select pg_try_advisory_xact_lock($1)::int", [mark]);
  if (row?.[0] === "1") return;
  throw new Error(
    `The database ${session.name} is the one that is to be moved, or another schema of it. Create another one: createdb, as its owner.`,
  );
}

async function sequenceOf(session: Session, table: string, column: string): Promise<string> {
  const [row] = await ask(session, "select pg_get_serial_sequence($1, $2)", [quoted(table), column]);
  return row?.[0] ?? "";
}

async function count(session: Session, table: string, column: string, highest: string): Promise<void> {
  const sequence = await sequenceOf(session, table, column);
  if (highest !== "0") await ask(session, "select setval($1, $2)", [sequence, highest]);
}

/** Where a row is refused, says which. */
async function write(session: Session, table: MovedTable, rows: MovedRow[]): Promise<void> {
  await ask(session, "savepoint rows");
  try {
    await insert(session, table, rows);
    await ask(session, "release savepoint rows");
  } catch (error) {
    if (postgresTroubleOf(error) !== null) throw error;
    await ask(session, "rollback to savepoint rows");
    for (const row of rows) await insertOne(session, table, row);
    throw error;
  }
}

async function insertOne(session: Session, table: MovedTable, row: MovedRow): Promise<void> {
  try {
    await insert(session, table, [row]);
  } catch (error) {
    if (postgresTroubleOf(error) !== null) throw error;
    // Postgres' own words may have what the row says of somebody.
    const { code } = error as { code?: string };
    throw new Error(
      `Postgres refuses a row, by its error ${code ?? "without a code"}: ${nameOfRow(table, row)}`,
    );
  }
}

async function insert(session: Session, { name, columns }: MovedTable, rows: MovedRow[]): Promise<void> {
  const names = listOf(columns.map((column) => column.name));
  const arrays = columns.map(({ isText }, at) => `$${String(at + 1)}::${isText ? "text" : "bigint"}[]`);
  const values = columns.map((_column, at) => rows.map((row) => row[at] ?? null));
  await ask(
    session,
    `insert into ${quoted(name)} (${names}) overriding system value select * from unnest(${arrays.join(", ")})`,
    values,
  );
}

async function* rowsOf(session: Session, { name, columns, key }: MovedTable): AsyncGenerator<MovedRow[]> {
  const names = listOf(columns.map((column) => column.name));
  await ask(
    session,
    `declare moved no scroll cursor for select ${names} from ${quoted(name)} order by ${listOf(key)}`,
  );
  for (;;) {
    const rows = await ask(session, `fetch ${String(rowsAtOnce)} from moved`);
    if (rows.length > 0) yield rows;
    if (rows.length < rowsAtOnce) break;
  }
  await ask(session, "close moved");
}

/** With every value as Postgres writes it out. */
async function ask({ client, name }: Session, text: string, values: unknown[] = []): Promise<MovedRow[]> {
  const query: QueryArrayConfig = {
    text,
    values,
    rowMode: "array",
    types: { getTypeParser: () => (value: string) => value },
  };
  const { rows } = await inWords(name, () => client.query<MovedRow>(query));
  return rows;
}
