import { isRefusedRow } from "../database/rows.ts";
import { afterCommit, connectionOf, inTransaction, isInTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { keptEvents, noSubject } from "../database/schema/events.ts";
import { boundRefusal, isBounded } from "./eraseOldEvents.ts";
import type { Log } from "./createLog.ts";
import { describeError } from "./describeError.ts";
import type { EventName } from "./events.ts";
import type { LogFields } from "./logFields.ts";

/** A refused request is told by its own line in the log. */
type KeptName = EventName | "request.refused";

type KeptRow = Record<string, unknown>;

/** What happens where. A command on the connector's host has no log. */
export interface Happening {
  log?: Log | undefined;
  clock: () => Date;
  database: Database;
}

/**
 * What the tables of creations and batches tell as well, and a sign-in that anybody may start: these are not
 * kept, so that a batch writes one event for each contact.
 */
export const toldElsewhere: ReadonlySet<KeptName> = new Set<KeptName>([
  "creation.reserved",
  "creation.sent",
  "row.created",
  "row.unknown",
  "batch.prepared",
  "sign-in.started",
]);

/** Events that wait for a database that fails. Only the first tell how that began. */
const lateMax = 1_000;

/**
 * Keeps what happened, for the timeline. In the transaction that is open: both are kept or neither. Outside
 * of one it is kept at once. Where it can't be written, the work that it tells of goes on, and it waits in
 * memory, so that only the end of the process loses it.
 */
export async function keepEvent(
  { log, clock, database }: Happening,
  name: KeptName,
  fields: LogFields,
): Promise<void> {
  if (toldElsewhere.has(name)) return;
  const row = rowOf(name, { ...log?.fields, ...fields }, clock());
  // There a statement that fails undoes the whole transaction, unless it has a part of its own.
  const isAtRisk = !connectionOf(database.engine).outlivesFailure();
  try {
    // Those that wait come first, in their order.
    if (!isInTransaction(database)) await writeLateEvents(database);
    await (isAtRisk ? inTransaction(database, () => write(database, row)) : write(database, row));
  } catch (error) {
    if (!isAtRisk && !connectionOf(database.engine).outlivesFailure()) throw error;
    afterCommit(database, () => keepLater(database, row, error, log));
  }
}

/** Tells the first alone: until the last is kept, the others most likely wait for the same reason. */
function keepLater({ lateEvents }: Database, row: KeptRow, error: unknown, log: Log | undefined): void {
  if (lateEvents.length === 0) log?.error({ err: error }, "events wait for the database");
  if (lateEvents.length < lateMax) lateEvents.push(row);
}

/** Keeps what had to wait. Leaves it where the database still fails. */
export async function keepLateEvents(database: Database): Promise<void> {
  try {
    await writeLateEvents(database);
  } catch {
    // Whoever works with the database meets the same error, and tells it.
  }
}

/** Leaves what the table refuses. Throws where the database fails. */
async function writeLateEvents(database: Database): Promise<void> {
  const { lateEvents } = database;
  const refused: KeptRow[] = [];
  try {
    for (let row = lateEvents.shift(); row; row = lateEvents.shift()) {
      if (!(await isWritten(database, row))) refused.push(row);
    }
  } finally {
    lateEvents.unshift(...refused);
  }
}

/** Throws where the database fails, rather than refuses this event. */
async function isWritten(database: Database, row: KeptRow): Promise<boolean> {
  try {
    await write(database, row);
    return true;
  } catch (error) {
    if (isRefusedRow(error)) return false;
    database.lateEvents.unshift(row);
    throw error;
  }
}

async function write(database: Database, row: KeptRow): Promise<void> {
  if (!isBounded(row)) return insert(database, row);
  await inTransaction(database, async (tx) => {
    const bounded = await boundRefusal(tx, row);
    if (bounded) await insert(tx, bounded);
  });
}

async function insert(handle: DatabaseHandle, row: KeptRow): Promise<void> {
  await prepared(handle, insertion).execute(row);
}

const isColumn = (field: string): field is keyof typeof noSubject => field in noSubject;

function rowOf(event: KeptName, fields: LogFields, at: Date): KeptRow {
  const row: KeptRow = { ...noSubject, at, event };
  const details: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined || value === null || field === "event") continue;
    if (isColumn(field)) row[field] = value;
    else details[field] = field === "err" ? describeError(value) : value;
  }
  return { ...row, details };
}

function insertion(handle: DatabaseHandle) {
  const { id: _id, ...columns } = placeholdersOf(keptEvents);
  return handle.insert(keptEvents).values(columns).prepare();
}
