import { and, eq, gte, inArray, lt, notExists, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { orgs } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { keptSince } from "../retention.ts";
import { readSettings } from "../settings/readSettings.ts";
import { writeBatches } from "./writeBatches.ts";

const rowsPerStep = 250;

type Erasing = Pick<AppContext, "database" | "clock" | "log">;

/**
 * Erases batches, with their rows, that ended longer ago than the org keeps them; their creations stay in the
 * ledger. Cancels those that have not moved for as long, because nobody is left to mend them.
 */
export async function eraseOldBatches(app: Erasing): Promise<void> {
  const known = app.database.select({ orgId: orgs.id }).from(orgs).all();
  for (const { orgId } of known) {
    const { batchRetentionDays: days } = readSettings(app.database, orgId);
    const before = keptSince(app.clock(), { days }).getTime();
    cancelIdle(app, orgId, before);
    await eraseBefore(app, orgId, before);
  }
}

function cancelIdle(app: Erasing, orgId: string, before: number): void {
  const moved = app.database
    .select({ one: sql`1` })
    .from(batchRows)
    .where(and(eq(batchRows.batchId, batches.id), gte(batchRows.updatedAt, before)));
  const isOpen = inArray(batches.state, ["running", "paused"]);
  const idle = app.database
    .select({ id: batches.id })
    .from(batches)
    .where(and(isOpen, eq(batches.orgId, orgId), lt(batches.createdAt, before), notExists(moved)))
    .all();
  if (idle.length === 0) return;
  const ids = idle.map(({ id }) => id);
  const cancelled = { state: "cancelled", problem: null, resumeAt: null } as const;
  const finishedAt = app.clock().getTime();
  writeBatches(app, { ...cancelled, finishedAt }, and(inArray(batches.id, ids), isOpen));
}

async function eraseBefore(app: Erasing, orgId: string, before: number): Promise<void> {
  const isOver = and(inArray(batches.state, ["finished", "cancelled"]), lt(batches.finishedAt, before));
  const over = app.database
    .select({ id: batches.id })
    .from(batches)
    .where(and(isOver, eq(batches.orgId, orgId)))
    .all();
  const erased = { batches: 0, rows: 0 };
  try {
    for (const { id } of over) {
      const isIt = and(eq(batches.id, id), isOver);
      while (
        inTransaction(app.database, (tx) => {
          // The rep may have tried its failed rows again meanwhile.
          if (!tx.select({ id: batches.id }).from(batches).where(isIt).get()) return false;
          const rows = eraseSomeRows(tx, id);
          erased.rows += rows;
          if (rows === 0) erased.batches += tx.delete(batches).where(isIt).run().changes;
          return rows > 0;
        })
      )
        await setImmediate();
    }
  } finally {
    if (erased.batches + erased.rows > 0) event(app, "batches.erased", { orgId, ...erased });
  }
}

function eraseSomeRows(tx: DatabaseHandle, batchId: string): number {
  const ofBatch = eq(batchRows.batchId, batchId);
  const some = tx
    .select({ position: batchRows.position })
    .from(batchRows)
    .where(ofBatch)
    .limit(rowsPerStep)
    .all()
    .map(({ position }) => position);
  if (some.length === 0) return 0;
  return tx
    .delete(batchRows)
    .where(and(ofBatch, inArray(batchRows.position, some)))
    .run().changes;
}
