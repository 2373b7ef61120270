import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { batchUndoRows, type BatchUndoRow } from "../../database/schema/batchUndos.ts";
import type { Happening } from "../../log/keepEvent.ts";

/** How the undo of a contact ends in the undo of its batch. */
export type UndoEnding =
  | { outcome: "undone" }
  | (Pick<BatchUndoRow, "reason"> &
      Partial<Pick<BatchUndoRow, "byUserId" | "ownerId" | "object">> & { outcome: "kept" | "failed" });

/**
 * Ends the row of a creation in the undo of its batch, in the transaction of the creation, so that both
 * agree. What is kept or failed ends once; what is gone is undone, whoever has removed it. Does nothing
 * where the batch isn't undone.
 */
export async function endUndoRow(
  { clock }: Pick<Happening, "clock">,
  handle: DatabaseHandle,
  creationId: string,
  ending: UndoEnding,
): Promise<void> {
  const isOfCreation = eq(batchUndoRows.creationId, creationId);
  const isUndone = ending.outcome === "undone";
  const nothing = { reason: null, byUserId: null, ownerId: null, object: null };
  await handle
    .update(batchUndoRows)
    .set({ ...nothing, ...ending, updatedAt: clock().getTime() })
    .where(isUndone ? isOfCreation : and(isOfCreation, eq(batchUndoRows.outcome, "waiting")));
}
