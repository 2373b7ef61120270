import { eq, max } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import { batchUndoRows } from "../../database/schema/batchUndos.ts";
import { keptFromStart } from "./keptFromStart.ts";
import { readLastMade, readUndoable } from "../undoableContacts.ts";
import { firstOf } from "../../database/firstOf.ts";

/**
 * Takes the contacts into the undo of their batch that it doesn't know yet: all at its start, and later those
 * whose lost answer was found meanwhile. Gives their number. Runs in the caller's transaction.
 */
export async function takeIn(handle: DatabaseHandle, batchId: string, now: number): Promise<number> {
  const contacts = await readUndoable(handle, batchId);
  if (contacts.length === 0) return 0;
  const lastMadeAt = (await readLastMade(handle, batchId)) ?? now;
  const last = await firstOf(
    handle
      .select({ position: max(batchUndoRows.position) })
      .from(batchUndoRows)
      .where(eq(batchUndoRows.batchId, batchId)),
  );
  const first = (last?.position ?? -1) + 1;
  const insertion = prepared(handle, rowInsertion);
  for (const [index, contact] of contacts.entries()) {
    const reason = keptFromStart(contact, lastMadeAt);
    const { id: creationId, leadId, contactId } = contact;
    const outcome = reason === null ? "waiting" : "kept";
    const row = { batchId, position: first + index, creationId, leadId, contactId, outcome, reason };
    await insertion.execute({ ...row, updatedAt: now });
  }
  return contacts.length;
}

function rowInsertion(handle: DatabaseHandle) {
  const { batchId, position, creationId, leadId, contactId, outcome, reason, updatedAt } =
    placeholdersOf(batchUndoRows);
  return handle
    .insert(batchUndoRows)
    .values({ batchId, position, creationId, leadId, contactId, outcome, reason, updatedAt })
    .prepare();
}
