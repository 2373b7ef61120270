import { and, asc, eq, isNotNull, isNull, sql, max } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { batchRows } from "../../database/schema/batches.ts";
import { batchUndoRows, type UndoReason } from "../../database/schema/batchUndos.ts";
import { creations } from "../../database/schema/contacts.ts";
import { firstOf } from "../../database/rows.ts";
import { isByName, madeAt } from "../../creations/undoWindow.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";

/** The columns of a creation that its undo needs. */
const columns = {
  id: creations.id,
  leadId: creations.leadId,
  contactId: sql<string>`${creations.contactId}`,
  opportunityContactRoleId: creations.opportunityContactRoleId,
  sentAt: creations.sentAt,
  settledAt: creations.settledAt,
  lostAt: creations.lostAt,
  externalId: creations.externalId,
  undoAt: creations.undoAt,
};

export type UndoableContact = Awaited<ReturnType<typeof readUndoable>>[number];

const isMadeBy = (batchId: string) =>
  and(eq(creations.batchId, batchId), eq(creations.state, "created"), isNotNull(creations.contactId));

/** The contacts that a batch has made and its undo doesn't know yet, in the order of their leads. */
export async function readUndoable(handle: DatabaseHandle, batchId: string) {
  return await handle
    .select(columns)
    .from(creations)
    .leftJoin(batchRows, and(eq(batchRows.batchId, batchId), eq(batchRows.leadId, creations.leadId)))
    .leftJoin(batchUndoRows, eq(batchUndoRows.creationId, creations.id))
    .where(and(isMadeBy(batchId), isNull(batchUndoRows.creationId)))
    .orderBy(asc(batchRows.position), asc(creations.id));
}

/** When the batch made its last contact that is there, by the connector's clock; null where there is none. */
export async function readLastMade(handle: DatabaseHandle, batchId: string): Promise<number | null> {
  const found = await firstOf(
    handle
      .select({
        at: sql<number | null>`max(coalesce(${creations.sentAt}, ${creations.settledAt}))`.mapWith(Number),
      })
      .from(creations)
      .where(isMadeBy(batchId)),
  );
  return found?.at ?? null;
}

/**
 * A batch that goes on after a pause, or is tried again later, may have contacts that are much older than its
 * last one. Whoever undoes it means those of today.
 */
const togetherMs = 24 * 60 * 60_000;

/** Why a contact is kept, as the ledger alone tells; null where Salesforce is to be asked. */
export function keptFromStart(contact: UndoableContact, lastMadeAt: number): UndoReason | null {
  if (isByName(contact)) return "by-name";
  return lastMadeAt - madeAt(contact) > togetherMs ? "old" : null;
}

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
