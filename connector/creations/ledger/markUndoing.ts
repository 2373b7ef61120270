import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { event } from "../../log/event.ts";
import { idsOf } from "./idsOf.ts";

/**
 * Writes that the contact is about to be deleted, right before that is sent: a connector that ends meanwhile
 * leaves a row that Salesforce is asked about. Null where the creation was settled otherwise meanwhile; then
 * nothing may be sent.
 */
export function markUndoing(app: AppContext, creation: Creation): Creation | null {
  const undoAt = app.clock().getTime();
  return inTransaction(app.database, (transaction) => {
    const changed = transaction
      .update(creations)
      .set({ undoAt })
      .where(and(eq(creations.id, creation.id), eq(creations.state, "created")))
      .run();
    if (changed.changes === 0) return null;
    event(app, "creation.undoing", { ...idsOf(creation), contactId: creation.contactId });
    return { ...creation, undoAt };
  });
}
