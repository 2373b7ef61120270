import { and, asc, eq, isNull, type SQL, inArray } from "drizzle-orm";
import type { RequestContext, AppContext } from "../../context.ts";
import { endUndoRow } from "../../creations/ledger/undoRows.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import {
  batchUndoRows,
  type BatchUndo,
  type BatchUndoRow,
  batchUndos,
  type UndoReason,
} from "../../database/schema/batchUndos.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { collectionMax } from "../../salesforce/limits.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { isOpenUndo } from "./findUndo.ts";
import { firstOf } from "../../database/firstOf.ts";

export interface ChosenContact {
  row: BatchUndoRow;
  creation: Creation & { contactId: string };
}

/** Contacts of an undo that wait, and whose deletion is not in doubt. */
const isToLookAt = and(eq(batchUndoRows.outcome, "waiting"), isNull(creations.undoAt));

/** The places of these. A creation that has left the ledger is in no doubt either. */
export function ofContactsToLookAt(handle: DatabaseHandle, where: SQL | undefined) {
  return handle
    .select({ position: batchUndoRows.position })
    .from(batchUndoRows)
    .leftJoin(creations, eq(creations.id, batchUndoRows.creationId))
    .where(and(where, isToLookAt));
}

/**
 * The next contacts that fit into one request. Those that met a locked record come last. Ends those that the
 * batch doesn't have any more: the contact turned out to be that of another creation.
 */
export async function chooseUndoRows(ctx: RequestContext, { batchId }: BatchUndo): Promise<ChosenContact[]> {
  const found = await ctx.database
    .select({ row: batchUndoRows, creation: creations })
    .from(batchUndoRows)
    .leftJoin(creations, eq(creations.id, batchUndoRows.creationId))
    .where(and(eq(batchUndoRows.batchId, batchId), isToLookAt))
    .orderBy(asc(batchUndoRows.attempts), asc(batchUndoRows.position))
    .limit(collectionMax);
  const chosen: ChosenContact[] = [];
  for (const { row, creation } of found) {
    if (creation && ctx.runner.inFlight.has(creation.id)) continue;
    const { state, contactId } = creation ?? { state: null, contactId: null };
    if (creation && state === "created" && contactId === row.contactId)
      chosen.push({ row, creation: { ...creation, contactId } });
    else if (state === "undone") await endUndoRow(ctx, ctx.database, row.creationId, { outcome: "undone" });
    else await endUndoRow(ctx, ctx.database, row.creationId, { outcome: "kept", reason: "taken" });
  }
  return chosen;
}

/**
 * Ends all contacts of an undo that wait alike. Those whose deletion was sent are settled by Salesforce's
 * word. Does nothing where it was cancelled.
 */
export async function endWaitingRows(
  app: Pick<AppContext, "database" | "clock">,
  { batchId }: BatchUndo,
  ending: { outcome: "kept" | "failed"; reason: UndoReason },
): Promise<void> {
  await inTransaction(app.database, async (transaction) => {
    const isOpen = and(eq(batchUndos.batchId, batchId), isOpenUndo);
    if (!(await firstOf(transaction.select({ id: batchUndos.batchId }).from(batchUndos).where(isOpen))))
      return;
    const waiting = ofContactsToLookAt(transaction, eq(batchUndoRows.batchId, batchId));
    await transaction
      .update(batchUndoRows)
      .set({ ...ending, updatedAt: app.clock().getTime() })
      .where(and(eq(batchUndoRows.batchId, batchId), inArray(batchUndoRows.position, waiting)));
  });
}

/** An undo that was held up goes on for so long after the rep has asked for it. Nobody counts on it later. */
const goesOnMs = 24 * 60 * 60_000;

/** Until when an undo goes on that is held up. */
export const goesOnUntil = ({ createdAt }: Pick<BatchUndo, "createdAt">) => createdAt + goesOnMs;

/** Whether an undo was asked for too long ago to go on. */
const isLate = ({ clock }: Pick<AppContext, "clock">, undo: Pick<BatchUndo, "createdAt">) =>
  clock().getTime() > goesOnUntil(undo);

/** Keeps what is left of an undo that was asked for too long ago. Whether it was. */
export async function endLateUndo(app: AppContext, undo: BatchUndo): Promise<boolean> {
  if (!isLate(app, undo)) return false;
  await endWaitingRows(app, undo, { outcome: "kept", reason: "old" });
  return true;
}
