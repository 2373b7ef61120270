import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { endUndoRow } from "../../creations/ledger/undoRows.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { batchUndoRows, type BatchUndo, type BatchUndoRow } from "../../database/schema/batchUndos.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { collectionMax } from "../../salesforce/requests.ts";

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
