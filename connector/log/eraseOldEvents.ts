import { asc, count, gt, inArray, lt, type SQL } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { keptEvents } from "../database/schema/events.ts";
import { untilNone } from "../database/untilNone.ts";
import { keptSince, retention } from "../retention.ts";
import { refusals } from "./boundRefusals.ts";

const rowsPerStep = 500;

/** More events than this are kept of nobody, so that they can't fill the disk. */
const eventsMax = 1_000_000;

/**
 * Deletes events that have been kept long enough. Of more than `most`, refusals go first, which anybody can
 * cause, then the oldest.
 */
export async function eraseOldEvents(
  app: { database: Database; clock: () => Date },
  most = eventsMax,
): Promise<void> {
  const { database } = app;
  await eraseAll(database, lt(keptEvents.at, keptSince(app.clock(), retention.events)));
  await eraseFirst(database, countEvents(database) - most, (event) => refusals.includes(event));
  await eraseFirst(database, countEvents(database) - most, () => true);
}

async function eraseAll(database: Database, where: SQL): Promise<void> {
  await untilNone(
    database,
    (tx) => {
      const old = tx.select({ id: keptEvents.id }).from(keptEvents).where(where).limit(rowsPerStep).all();
      return erase(tx, old);
    },
    () => undefined,
  );
}

/** By the index of times, which is a tenth of the table. */
function countEvents(database: Database): number {
  const row = database
    .select({ count: count() })
    .from(keptEvents)
    .where(gt(keptEvents.at, new Date(0)))
    .get();
  return row?.count ?? 0;
}

/** Deletes the oldest of those events, `most` at most. Looks through all in short steps. */
async function eraseFirst(
  database: Database,
  most: number,
  isMeant: (event: string) => boolean,
): Promise<void> {
  let left = most;
  let lastId = 0;
  while (left > 0) {
    const looked = database
      .select({ id: keptEvents.id, event: keptEvents.event })
      .from(keptEvents)
      .where(gt(keptEvents.id, lastId))
      .orderBy(asc(keptEvents.id))
      .limit(rowsPerStep)
      .all();
    const last = looked.at(-1);
    if (!last) return;
    lastId = last.id;
    const meant = looked.filter(({ event }) => isMeant(event)).slice(0, left);
    left -= inTransaction(database, (tx) => erase(tx, meant));
    await setImmediate();
  }
}

function erase(tx: DatabaseHandle, rows: { id: number }[]): number {
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  return tx.delete(keptEvents).where(inArray(keptEvents.id, ids)).run().changes;
}
