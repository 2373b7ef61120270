import { and, eq, gte, inArray, lt, notExists, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { orgIds } from "../database/orgIds.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { batchUndoRows } from "../database/schema/batchUndos.ts";
import { untilNone } from "../database/inSteps.ts";
import { event } from "../log/event.ts";
import { keptSince } from "../retention.ts";
import { readBatchRetention, readSettings } from "../settings/settings.ts";
import { cancelAbandoned, isOpen } from "./cancelAbandoned.ts";
import { changesOf } from "../database/database.ts";
import { firstOf } from "../database/firstOf.ts";

const rowsPerStep = 250;

type Erasing = Pick<AppContext, "database" | "clock" | "log">;

/**
 * Erases batches, with their rows, that ended longer ago than the org keeps them; their creations stay in the
 * ledger. Cancels those that have not moved for as long, because nobody is left to mend them.
 */
export async function eraseOldBatches(app: Erasing): Promise<void> {
  for (const orgId of await orgIds(app.database)) {
    const { batchRetentionDays } = await readSettings(app.database, orgId);
    const { days } = await readBatchRetention(app.database, { orgId, batchRetentionDays }, app.clock());
    const before = keptSince(app.clock(), { days }).getTime();
    await cancelIdle(app, orgId, before);
    await eraseBefore(app, orgId, before);
  }
}

async function cancelIdle(app: Erasing, orgId: string, before: number): Promise<void> {
  const moved = app.database
    .select({ one: sql`1` })
    .from(batchRows)
    .where(and(eq(batchRows.batchId, batches.id), gte(batchRows.updatedAt, before)));
  const idle = await app.database
    .select({ id: batches.id })
    .from(batches)
    .where(and(isOpen, eq(batches.orgId, orgId), lt(batches.createdAt, before), notExists(moved)));
  await cancelAbandoned(
    app,
    idle.map(({ id }) => id),
  );
}

async function eraseBefore(app: Erasing, orgId: string, before: number): Promise<void> {
  const isOver = and(inArray(batches.state, ["finished", "cancelled"]), lt(batches.finishedAt, before));
  const over = await app.database
    .select({ id: batches.id })
    .from(batches)
    .where(and(isOver, eq(batches.orgId, orgId)));
  const erased = { batches: 0, rows: 0 };
  try {
    for (const { id } of over) {
      const isIt = and(eq(batches.id, id), isOver);
      await untilNone(
        app.database,
        // The rep may have tried its failed rows again meanwhile.
        async (tx) =>
          (await firstOf(tx.select({ id: batches.id }).from(batches).where(isIt)))
            ? (await eraseSomeUndone(tx, id)) || (await eraseSomeRows(tx, id))
            : 0,
        (rows) => (erased.rows += rows),
      );
      erased.batches += changesOf(await app.database.delete(batches).where(isIt));
    }
  } finally {
    if (erased.batches + erased.rows > 0) await event(app, "batches.erased", { orgId, ...erased });
  }
}

/** The rows of the batch's undo go first, in steps as small. */
async function eraseSomeUndone(tx: DatabaseHandle, batchId: string): Promise<number> {
  const ofBatch = eq(batchUndoRows.batchId, batchId);
  const read = tx.select({ position: batchUndoRows.position }).from(batchUndoRows);
  const some = (await read.where(ofBatch).limit(rowsPerStep)).map(({ position }) => position);
  if (some.length === 0) return 0;
  const isOne = and(ofBatch, inArray(batchUndoRows.position, some));
  return changesOf(await tx.delete(batchUndoRows).where(isOne));
}

async function eraseSomeRows(tx: DatabaseHandle, batchId: string): Promise<number> {
  const ofBatch = eq(batchRows.batchId, batchId);
  const some = (
    await tx.select({ position: batchRows.position }).from(batchRows).where(ofBatch).limit(rowsPerStep)
  ).map(({ position }) => position);
  if (some.length === 0) return 0;
  return changesOf(await tx.delete(batchRows).where(and(ofBatch, inArray(batchRows.position, some))));
}
