import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { event } from "../../log/event.ts";
import { idsOf } from "./idsOf.ts";

/** A creation whose deletion is about to be sent. */
export interface BegunUndo extends Creation {
  /** When a deletion was sent before that is still in doubt. */
  formerUndoAt: number | null;
}

/**
 * Writes that the contact is about to be deleted, right before that is sent: a connector that ends meanwhile
 * leaves a row that Salesforce is asked about. Null where the creation was settled otherwise meanwhile; then
 * nothing may be sent.
 */
export function markUndoing(app: AppContext, creation: Creation): BegunUndo | null {
  return inTransaction(app.database, (transaction) => {
    const isOpen = and(eq(creations.id, creation.id), eq(creations.state, "created"));
    const found = transaction.select({ undoAt: creations.undoAt }).from(creations).where(isOpen).get();
    if (!found) return null;
    const formerUndoAt = found.undoAt;
    // Two deletions of one millisecond are two.
    const undoAt = Math.max(app.clock().getTime(), (formerUndoAt ?? -1) + 1);
    transaction.update(creations).set({ undoAt, problem: null }).where(isOpen).run();
    event(app, "creation.undoing", { ...idsOf(creation), contactId: creation.contactId });
    return { ...creation, undoAt, formerUndoAt };
  });
}
