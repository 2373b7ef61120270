import { and, eq } from "drizzle-orm";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { openUndos, storedUndos } from "./openUndos.ts";
import { firstOf } from "../../database/firstOf.ts";

/**
 * Takes back that a contact is about to be deleted: nothing of what was sent at `undoAt` was done, and it
 * will be sent again. Others that were sent stay in doubt.
 */
export async function withdrawUndo(
  { database }: Pick<Happening, "database">,
  { id, undoAt }: Pick<Creation, "id" | "undoAt">,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const isCreated = and(eq(creations.id, id), eq(creations.state, "created"));
    const row = await firstOf(transaction.select().from(creations).where(isCreated));
    if (!row) return;
    const undos = storedUndos(openUndos(row).filter((at) => at !== undoAt));
    await transaction
      .update(creations)
      .set({ ...undos })
      .where(isCreated);
  });
}
