import { and, eq } from "drizzle-orm";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { AppError } from "../../errors.ts";
import { whyRefused } from "../../log/describeError.ts";
import { event } from "../../log/event.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { keptProblem } from "../../privacy/keptProblem.ts";
import { idsOf, type CreationIds } from "./idsOf.ts";
import type { BegunUndo } from "./markUndoing.ts";

/**
 * Stores that an undo has ended without a contact that is known to be deleted, and why. One that was sent
 * before stays in doubt (`formerUndoAt`): what is refused now says nothing about it. Does nothing where the
 * undo was sent again or settled meanwhile. `outcome`: that nothing was sent. `told`: the words for whoever
 * asks about the creation later, where they are others.
 */
export function markKept(
  app: Happening,
  creation: CreationIds & Pick<Creation, "contactId" | "undoAt"> & Partial<Pick<BegunUndo, "formerUndoAt">>,
  error: AppError,
  { outcome, told = error }: { outcome?: "not-sent"; told?: AppError } = {},
): void {
  const { id, leadId, contactId, undoAt, formerUndoAt = null } = creation;
  const { code, reason, values, salesforceCodes } = whyRefused(error);
  const why = { code, reason, values, salesforceCodes, outcome: outcome ?? null, call: error.call ?? null };
  inTransaction(app.database, (transaction) => {
    if (undoAt !== null) {
      const isStillIt = and(eq(creations.id, id), eq(creations.undoAt, undoAt));
      const problem = formerUndoAt === null ? keptProblem(transaction, leadId, told) : null;
      const set = { undoAt: formerUndoAt, problem };
      const kept = transaction.update(creations).set(set).where(isStillIt).run();
      if (kept.changes === 0) return;
    }
    const settled = isOpen(reason) ? "creation.undo-never-known" : "creation.undo-refused";
    const name = formerUndoAt === null ? settled : "creation.undo-unknown";
    event(app, name, { ...idsOf(creation), contactId, ...why });
  });
}

/** Whether the contact may be gone. */
const isOpen = (reason: string | null | undefined) =>
  reason === "undo-never-known" || reason === "undo-unseen";
