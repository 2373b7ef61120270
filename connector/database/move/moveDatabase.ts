import { createHash } from "node:crypto";
import { fileIdOf } from "../sqlite/fileIdOf.ts";
import { isFile } from "../isFile.ts";
import { nameOfRow, type MovedRow, type Source, type Target } from "./ends.ts";
import { movedTables, type MovedTable } from "./movedTables.ts";
import { openPostgresSource, openPostgresTarget } from "./postgresEnds.ts";
import { openSqliteSource, openSqliteTarget } from "./sqliteEnds.ts";

interface MoveOptions {
  now: Date;
  /** Hears what is done now. */
  tell: (line: string) => void;
  /** Puts the sign for what can't be shown in the place of each NUL, which Postgres' texts can't have. */
  replacesNul?: boolean;
}

interface Moved {
  from: string;
  to: string;
  rows: number;
  tables: number;
  /** What became of the source, in words. */
  source: string;
  /** What to set. */
  setting: string;
}

/**
 * Copies all that one database holds into another that is empty, compares both row by row, and keeps
 * connectors from the first. All or nothing: whenever it ends, the target is empty or whole, and the source
 * holds what it held.
 */
export async function moveDatabase(from: string, to: string, options: MoveOptions): Promise<Moved> {
  refuseSameFile(from, to);
  const source = isFile(from) ? openSqliteSource(from) : await openPostgresSource(from);
  try {
    const target = await openTarget(to, source);
    try {
      return await move(source, target, { ...options, refusesNul: !isFile(to) && !options.replacesNul });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** By whatever path each is named. */
function refuseSameFile(from: string, to: string): void {
  if (!isFile(from) || !isFile(to)) return;
  const source = fileIdOf(from);
  if (source === null || source !== fileIdOf(to)) return;
  throw new Error(`${to} is the database that is to be moved. Name a file that is not there.`);
}

async function openTarget(to: string, { mark }: Source): Promise<Target> {
  if (isFile(to)) return openSqliteTarget(to);
  try {
    return await openPostgresTarget(to, mark);
  } catch (error) {
    // It is told as of a connector, which has its address from there.
    throw new Error(
      (error as Error).message
        .replace(/^DATABASE_URL/, "The address")
        .replaceAll("DATABASE_URL", "the address"),
      {
        cause: error,
      },
    );
  }
}

async function move(
  source: Source,
  target: Target,
  { now, tell, replacesNul = false, refusesNul }: MoveOptions & { refusesNul: boolean },
): Promise<Moved> {
  const tables = movedTables();
  if (refusesNul) await refuseNul(source, tables);
  let total = 0;
  for (const table of tables) {
    const read = createSum();
    for await (const rows of source.rows(table)) {
      const wanted = replacesNul ? rows.map((row) => withoutNul(row)) : rows;
      read.add(wanted);
      await target.write(table, wanted);
    }
    if (table.counter !== null) await target.countFrom(table, await source.highest(table));
    const written = createSum();
    for await (const rows of target.rows(table)) written.add(rows);
    if (read.result() !== written.result()) {
      throw new Error(
        `The table ${table.name} is not the same in both databases (${read.result()} and ${written.result()}). Nothing was moved.`,
      );
    }
    total += read.count();
    tell(`${table.name}: ${read.count()} rows, the same in both`);
  }
  await source.refuseUsers();
  await target.commit();
  tell(`${target.name} has all of it`);
  return {
    from: source.name,
    to: target.name,
    rows: total,
    tables: tables.length,
    source: await setAside(source, target.name, now),
    setting: target.setting,
  };
}

/** The number of rows, and a hash of all of them in their order. */
function createSum() {
  const hash = createHash("sha256");
  let count = 0;
  return {
    add(rows: MovedRow[]) {
      count += rows.length;
      for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
    },
    count: () => count,
    result: () => `${count} rows, ${hash.copy().digest("hex").slice(0, 32)}`,
  };
}

const namedMax = 20;

/** Throws with the rows that Postgres would refuse for a NUL in a text. */
async function refuseNul(source: Source, tables: MovedTable[]): Promise<void> {
  const found: string[] = [];
  for (const table of tables) {
    for await (const rows of source.rows(table)) {
      for (const row of rows)
        if (row.some((value) => value?.includes("\0"))) found.push(nameOfRow(table, row));
    }
  }
  if (found.length === 0) return;
  const more = found.length > namedMax ? [`and ${found.length - namedMax} more`] : [];
  throw new Error(
    [
      "Postgres has no text with a NUL, and these rows have some:",
      ...[...found.slice(0, namedMax), ...more].map((line) => `  ${line}`),
      "Nothing was moved. With --replace-nul each of them becomes the sign \uFFFD.",
    ].join("\n"),
  );
}

const withoutNul = (row: MovedRow): MovedRow => row.map((value) => value?.replaceAll("\0", "\uFFFD") ?? null);

/** All is in the target by then, so that this may not fail the move. */
async function setAside(source: Source, movedTo: string, now: Date): Promise<string> {
  try {
    return await source.setAside(movedTo, now);
  } catch (error) {
    return `${source.name} could not be set aside (${(error as Error).message}). See that no connector starts on it any more.`;
  }
}
