import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { batchUndoRows, type BatchUndoRow, type UndoReason } from "../../database/schema/batchUndos.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { policyOf, type AppError } from "../../errors.ts";
import type { Reason } from "../../reasons/refusal.ts";

/** How the undo of a contact ends in the undo of its batch. */
type UndoEnding =
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

const kept = (reason: UndoReason): UndoEnding => ({ outcome: "kept", reason });
const failed = (reason: UndoReason): UndoEnding => ({ outcome: "failed", reason });

/** How a contact ends in the undo of its batch by the reason why its own undo has left it. */
const endings: Partial<Record<Reason, UndoEnding>> = {
  "undo-changed": kept("changed"),
  "undo-has-role": kept("role"),
  "undo-role-changed": kept("role-changed"),
  "undo-has-activity": kept("records"),
  "undo-not-looked": kept("not-looked"),
  "undo-linked": kept("linked"),
  "undo-merged": kept("merged"),
  "undo-not-certain": kept("by-name"),
  "undo-too-late": kept("old"),
  "undo-hidden": kept("unseen"),
  "undo-unseen": failed("unseen"),
  "undo-not-allowed": failed("not-allowed"),
  "undo-not-done": failed("not-done"),
  "undo-never-known": failed("never-known"),
};

/** The end of a contact by an error of its undo; null for one that may pass, so that it goes on waiting. */
export function endingOf(error: AppError): UndoEnding | null {
  const known = endings[error.members["reason"] as Reason];
  if (known) return known;
  return policyOf(error).retry === "never" ? failed("refused") : null;
}
