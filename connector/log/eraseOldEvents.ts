import { inArray, lt, lte, max } from "drizzle-orm";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { keptEvents } from "../database/schema/events.ts";
import { untilNone } from "../database/untilNone.ts";
import { keptSince, retention } from "../retention.ts";

const rowsPerStep = 500;

/** More events than this are kept of nobody: the oldest go, so that no flood of refusals fills the disk. */
const eventsMax = 1_000_000;

/** Deletes events that have been kept long enough, and the oldest of more than `most`. */
export async function eraseOldEvents(
  app: { database: Database; clock: () => Date },
  most = eventsMax,
): Promise<void> {
  const since = keptSince(app.clock(), retention.events);
  await untilNone(
    app.database,
    (tx) => eraseSome(tx, lt(keptEvents.at, since)),
    () => undefined,
  );
  const newest =
    app.database
      .select({ id: max(keptEvents.id) })
      .from(keptEvents)
      .get()?.id ?? 0;
  const last = newest - most;
  if (last > 0) {
    await untilNone(
      app.database,
      (tx) => eraseSome(tx, lte(keptEvents.id, last)),
      () => undefined,
    );
  }
}

function eraseSome(tx: DatabaseHandle, where: ReturnType<typeof lt>): number {
  const ids = tx.select({ id: keptEvents.id }).from(keptEvents).where(where).limit(rowsPerStep).all();
  if (ids.length === 0) return 0;
  const old = ids.map(({ id }) => id);
  return tx.delete(keptEvents).where(inArray(keptEvents.id, old)).run().changes;
}
