import { and, eq } from "drizzle-orm";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { policyOf, type AppError } from "../../errors.ts";
import { whyRefused } from "../../log/describeError.ts";
import { event } from "../../log/event.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { keptProblem } from "../../privacy/keptProblem.ts";
import { idsOf, type CreationIds } from "./idsOf.ts";
import type { BegunUndo } from "./markUndoing.ts";

/**
 * Stores that an undo has ended without a contact that is known to be deleted, and why. One that was sent
 * before stays in doubt (`formerUndoAt`): what is refused now says nothing about it. `outcome`: that nothing
 * was sent. `told`: the words for whoever asks about the creation later, where they are others. What the
 * background has found out counts for nothing where the undo was sent again or settled meanwhile.
 */
export function markKept(
  app: Happening,
  creation: CreationIds &
    Pick<Creation, "contactId" | "undoAt"> &
    Partial<Pick<BegunUndo, "formerUndoAt" | "problem">>,
  error: AppError,
  { outcome, told = error }: { outcome?: "not-sent"; told?: AppError } = {},
): void {
  const { id, leadId, contactId, undoAt, formerUndoAt = null } = creation;
  const { code, reason, values, salesforceCodes } = whyRefused(error);
  const why = { code, reason, values, salesforceCodes, outcome: outcome ?? null, call: error.call ?? null };
  inTransaction(app.database, (transaction) => {
    if (outcome === undefined) {
      const isStillIt = and(eq(creations.id, id), eq(creations.undoAt, undoAt ?? 0));
      // A session that ended says nothing once the user has signed in again.
      const isToTell = formerUndoAt === null && policyOf(told).asksSignIn !== true;
      const set = { undoAt: formerUndoAt, problem: isToTell ? keptProblem(transaction, leadId, told) : null };
      const kept = transaction.update(creations).set(set).where(isStillIt).run();
      if (kept.changes === 0 && creation.formerUndoAt === undefined) return;
    }
    const isInDoubt = outcome === undefined ? formerUndoAt !== null : isOpen(creation);
    const settled = isUnseen(reason) ? "creation.undo-never-known" : "creation.undo-refused";
    const name = isInDoubt ? "creation.undo-unknown" : settled;
    event(app, name, { ...idsOf(creation), contactId, ...why });
  });
}

/** Whether it isn't known, or never will be, how an undo ended that was sent. */
export const isOpen = ({ undoAt, problem }: Pick<Creation, "undoAt"> & Partial<Creation>): boolean =>
  undoAt !== null || isUnseen(problem?.members?.["reason"]);

/** Whether the contact may be gone. */
const isUnseen = (reason: unknown) => reason === "undo-never-known" || reason === "undo-unseen";
