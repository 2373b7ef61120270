import { getTableName, sql } from "drizzle-orm";
import { closeDatabase, handleOf, type Database, type DatabaseHandle } from "../database.ts";
import type { Connection } from "../engine.ts";
import { isFile, openDatabase, openToRead } from "../open.ts";
import { newer, readMigrations } from "../readMigrations.ts";
import { checkIntegrity } from "../sqlite/damage.ts";
import { copyTable, movedTables } from "./copyTable.ts";
import { markMoved, refuseConnectors, setFileAside } from "./setAside.ts";

interface MoveOptions {
  now: Date;
  /** Hears what is done now. */
  tell: (line: string) => void;
}

interface Moved {
  rows: number;
  /** In words: from where to where, and what became of the source. */
  ends: [from: string, to: string, source: string];
}

/**
 * Copies all that one database holds into another that is empty, compares both, and keeps connectors from the
 * first. Whenever it ends, the target has nothing or all, and the source what it had. Throws without changes
 * where a connector uses either.
 */
export async function moveDatabase(from: string, to: string, options: MoveOptions): Promise<Moved> {
  await refuseUnfit(from);
  const source = await openDatabase(from);
  try {
    const target = await openTarget(to);
    try {
      return await move(source, target, options);
    } finally {
      await closeDatabase(target);
    }
  } finally {
    await closeDatabase(source);
  }
}

/** Throws for a source that opening it would make, migrate, or find damaged only later. */
async function refuseUnfit(from: string): Promise<void> {
  await closeDatabase(await openToRead(from));
  if (isFile(from)) checkIntegrity(from);
}

/** What is wrong with its address is told as of a connector, which has that from its environment. */
async function openTarget(to: string): Promise<Database> {
  try {
    return await openDatabase(to);
  } catch (error) {
    const message = (error as Error).message.replace(/^DATABASE_URL/, "The address");
    throw new Error(message.replaceAll("DATABASE_URL", "the address"), { cause: error });
  }
}

async function move(source: Database, target: Database, { now, tell }: MoveOptions): Promise<Moved> {
  const { name } = target.engine;
  let rows = 0;
  await refuseFilled(target);
  await source.engine.transaction(async (reading) => {
    const from = within(source, reading);
    await refuseNewer(from);
    await refuseConnectors(from);
    await target.engine.transaction(async (writing) => {
      const into = within(target, writing);
      await refuseConnectors(into);
      for (const table of movedTables()) {
        const count = await copyTable(from, into, table);
        rows += count;
        tell(`${getTableName(table)}: ${count} rows, the same in both`);
      }
      await refuseConnectors(from);
    });
    tell(`${name} has all of it`);
    await markMoved(from, name, now);
  });
  await target.engine.countGrown();
  return { rows, ends: [source.engine.name, name, await setFileAside(source.engine, now)] };
}

/** The database in a transaction of its own, while the other has one, too. */
const within = ({ engine }: Database, transaction: Connection): DatabaseHandle =>
  handleOf({ ...engine, ...transaction });

/** On Postgres also a connector of this version goes on where a newer one has added what it does not need. */
async function refuseNewer({ engine }: DatabaseHandle): Promise<void> {
  const { rows } = await engine.query("select hash from __drizzle_migrations", []);
  if (rows.length > readMigrations(engine.kind).length) throw newer(engine.name);
}

async function refuseFilled(target: DatabaseHandle): Promise<void> {
  for (const table of movedTables()) {
    const [row] = await target
      .select({ one: sql`1` })
      .from(table)
      .limit(1);
    if (row) throw new Error(`The database ${target.engine.name} is not empty. Name another one, which is.`);
  }
}
