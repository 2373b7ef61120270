import type { Database, DatabaseHandle } from "../database/open.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { keptEvents } from "../database/schema/events.ts";
import type { Log } from "./createLog.ts";
import { describeError } from "./describeError.ts";
import type { EventName } from "./events.ts";
import type { LogFields } from "./logFields.ts";

/** A refused request is told by its own line in the log. */
type KeptName = EventName | "request.refused";

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
 * of one it is kept at once; where the database fails, the work that it tells of goes on, and it waits in
 * memory, so that only the end of the process loses it.
 */
export function keepEvent({ log, clock, database }: Happening, name: KeptName, fields: LogFields): void {
  if (toldElsewhere.has(name)) return;
  const row = rowOf(name, { ...log?.fields, ...fields }, clock());
  if (database.commits.depth > 0) return write(database, row);
  if (database.lateEvents.length < lateMax) database.lateEvents.push(row);
  keepLateEvents(database);
}

/** Keeps what had to wait. Leaves it where the database still fails. */
export function keepLateEvents(database: Database): void {
  const { lateEvents } = database;
  try {
    for (let row = lateEvents[0]; row; row = lateEvents[0]) {
      write(database, row);
      lateEvents.shift();
    }
  } catch {
    // Whoever works with the database meets the same error, and tells it.
  }
}

function write(database: Database, row: Record<string, unknown>): void {
  prepared(database, insertion).run(row);
}

const none = {
  orgId: null,
  userId: null,
  requestId: null,
  traceId: null,
  batchId: null,
  listId: null,
  leadId: null,
  creationId: null,
  contactId: null,
  code: null,
  reason: null,
};

const isColumn = (field: string): field is keyof typeof none => field in none;

function rowOf(event: KeptName, fields: LogFields, at: Date): Record<string, unknown> {
  const row: Record<string, unknown> = { ...none, at, event };
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
