import { asc, count, gt, inArray, lt, type SQL } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { keptEvents } from "../database/schema/events.ts";
import { untilNone } from "../database/inSteps.ts";
import { keptSince, retention } from "../retention.ts";
import { refusals } from "./boundRefusals.ts";
import { changesOf } from "../database/database.ts";
import { firstOf } from "../database/firstOf.ts";

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
  await eraseFirst(database, (await countEvents(database)) - most, (event) => refusals.includes(event));
  await eraseFirst(database, (await countEvents(database)) - most, () => true);
}

async function eraseAll(database: Database, where: SQL): Promise<void> {
  await untilNone(
    database,
    async (tx) => {
      const old = await tx.select({ id: keptEvents.id }).from(keptEvents).where(where).limit(rowsPerStep);
      return await erase(tx, old);
    },
    () => undefined,
  );
}

/** By the index of times, which is a tenth of the table. */
async function countEvents(database: Database): Promise<number> {
  const row = await firstOf(
    database
      .select({ count: count() })
      .from(keptEvents)
      .where(gt(keptEvents.at, new Date(0))),
  );
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
    const looked = await database
      .select({ id: keptEvents.id, event: keptEvents.event })
      .from(keptEvents)
      .where(gt(keptEvents.id, lastId))
      .orderBy(asc(keptEvents.id))
      .limit(rowsPerStep);
    const last = looked.at(-1);
    if (!last) return;
    lastId = last.id;
    const meant = looked.filter(({ event }) => isMeant(event)).slice(0, left);
    left -= await inTransaction(database, (tx) => erase(tx, meant));
    await setImmediate();
  }
}

async function erase(tx: DatabaseHandle, rows: { id: number }[]): Promise<number> {
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  return changesOf(await tx.delete(keptEvents).where(inArray(keptEvents.id, ids)));
}
