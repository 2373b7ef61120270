import SqliteDriver from "better-sqlite3";
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { refuseUnfit } from "../sqlite/checkIntegrity.ts";
import { filesOf } from "../sqlite/filesOf.ts";
import { migrate, refuseOtherVersion } from "../sqlite/migrate.ts";
import { makePrivate } from "../sqlite/privateFile.ts";
import { inWords } from "../sqlite/troubles.ts";
import { lockOf, takeFile } from "../sqlite/takeFile.ts";
import { listOf, quoted, rowsAtOnce, type MovedRow, type Source, type Target } from "./ends.ts";
import { movedName, refuseMoved } from "../engine/movedFile.ts";
import type { MovedTable } from "./movedTables.ts";

/** Takes the file for this process alone. Throws, without changes, where that can't be, or it is unfit. */
export function openSqliteSource(file: string): Source {
  refuseMoved(file);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) {
    throw new Error(`There is no database ${file}. DATABASE_FILE says where the connector's is.`);
  }
  const opened = inWords(file, () => new SqliteDriver(file, { timeout: 0, fileMustExist: true }));
  try {
    inWords(file, () => takeAlone(opened));
    refuseUnfit(opened);
    refuseOtherVersion(opened);
  } catch (error) {
    opened.close();
    throw error;
  }
  return {
    name: file,
    mark: null,
    rows: (table) => rowsOf(opened, table),
    highest: async ({ name }) => {
      const counted = opened.prepare("SELECT seq FROM sqlite_sequence WHERE name = ?");
      const found = counted.safeIntegers().get(name) as { seq: bigint } | undefined;
      return String(found?.seq ?? 0);
    },
    // They would have to wait for this process.
    refuseUsers: () => Promise.resolve(),
    setAside: async (_movedTo, now) => {
      const kept = movedName(file, now);
      opened.pragma("wal_checkpoint(TRUNCATE)");
      // Still locked, so that no connector begins to use it.
      renameSync(file, kept);
      return `The file is kept as ${kept}. Delete it once the connector has worked with the other: it holds all leads.`;
    },
    close: async () => void opened.close(),
  };
}

/** Nobody else reads or writes it from now on, until this process ends. */
function takeAlone(client: SqliteDriver.Database): void {
  try {
    client.pragma("locking_mode = EXCLUSIVE");
    client.exec("BEGIN EXCLUSIVE; COMMIT");
  } catch (error) {
    if (!(error instanceof SqliteDriver.SqliteError && error.code.startsWith("SQLITE_BUSY"))) throw error;
    throw new Error(`${client.name} is in use. Stop the connector, then move it.`);
  }
}

/** A new file, which has its name once all is in it. */
export function openSqliteTarget(file: string): Target {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new Error(`${file} is there already. Name a file that is not there.`);
  }
  const log = `${file}-wal`;
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0) {
    throw new Error(`${log} is there, of a database that is gone. Set it aside, or name another file.`);
  }
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const growing = `${file}.moving`;
  const release = takeFile(growing);
  const clear = () => {
    for (const each of [...filesOf(growing), `${growing}-journal`]) rmSync(each, { force: true });
  };
  // A command that was killed may have left files.
  clear();
  let client: SqliteDriver.Database | undefined;
  const close = () => {
    client?.close();
    clear();
    rmSync(lockOf(growing), { force: true });
    release();
  };
  try {
    makePrivate(growing);
    client = new SqliteDriver(growing);
    client.pragma("synchronous = FULL");
    migrate(client);
    client.exec("BEGIN IMMEDIATE");
  } catch (error) {
    close();
    throw error;
  }
  const opened = client;
  return {
    name: file,
    rows: (table) => rowsOf(opened, table),
    async write(table, rows) {
      const { name, columns } = table;
      const places = columns.map(() => "?").join(", ");
      const names = listOf(columns.map((column) => column.name));
      const insert = opened.prepare(`INSERT INTO ${quoted(name)} (${names}) VALUES (${places})`);
      inWords(file, () => {
        for (const row of rows) insert.run(row.map((value, at) => asStored(table, at, value)));
      });
    },
    async countFrom({ name }, highest) {
      opened.prepare("DELETE FROM sqlite_sequence WHERE name = ?").run(name);
      if (highest === "0") return;
      opened.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)").run(name, BigInt(highest));
    },
    async commit() {
      inWords(file, () => opened.exec("COMMIT"));
      opened.close();
      for (const each of filesOf(file)) rmSync(each, { force: true });
      renameSync(growing, file);
      keepName(file);
    },
    close: async () => close(),
    setting: `DATABASE_FILE=${file}, and no DATABASE_URL`,
  };
}

/** The new name of a file is on the disk. */
function keepName(file: string): void {
  const folder = openSync(dirname(file), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

async function* rowsOf(client: SqliteDriver.Database, table: MovedTable): AsyncGenerator<MovedRow[]> {
  const names = listOf(table.columns.map((column) => column.name));
  const select = client.prepare(`SELECT ${names} FROM ${quoted(table.name)} ORDER BY ${listOf(table.key)}`);
  let rows: MovedRow[] = [];
  for (const row of select.raw().safeIntegers().iterate() as Iterable<unknown[]>) {
    rows.push(row.map((value) => writtenOut(value)));
    if (rows.length < rowsAtOnce) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

function writtenOut(value: unknown): string | null {
  if (value === null || typeof value === "string") return value;
  if (typeof value === "bigint" || typeof value === "number") return value.toString();
  // The schema has no bytes. Where somebody put some, both ends will differ.
  return JSON.stringify(value);
}

function asStored({ columns }: MovedTable, at: number, value: string | null): string | bigint | null {
  if (value === null || columns[at]?.isText !== false) return value;
  return /^-?\d+$/.test(value) ? BigInt(value) : value;
}
