import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { event } from "../../log/event.ts";
import { idsOf } from "./idsOf.ts";
import { openUndos, storedUndos } from "./openUndos.ts";
import { firstOf } from "../../database/firstOf.ts";

/**
 * Writes that the contact is about to be deleted, right before that is sent: a connector that ends meanwhile
 * leaves a row that Salesforce is asked about. Gives the creation with the undos that are open now; `undoAt`
 * tells this one from the others. Null where the creation was settled otherwise meanwhile; then nothing may
 * be sent.
 */
export async function markUndoing(app: AppContext, creation: Creation): Promise<Creation | null> {
  return await inTransaction(app.database, async (transaction) => {
    const isOpen = and(eq(creations.id, creation.id), eq(creations.state, "created"));
    const found = await firstOf(transaction.select().from(creations).where(isOpen));
    if (!found) return null;
    // Two deletions of one millisecond are two.
    const undoAt = Math.max(app.clock().getTime(), (found.undoAt ?? -1) + 1);
    const undos = storedUndos([...openUndos(found), undoAt]);
    await transaction
      .update(creations)
      .set({ ...undos, problem: null })
      .where(isOpen);
    await event(app, "creation.undoing", { ...idsOf(creation), contactId: creation.contactId });
    return { ...creation, ...undos };
  });
}
