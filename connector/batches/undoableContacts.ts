import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { batchRows } from "../database/schema/batches.ts";
import { batchUndoRows } from "../database/schema/batchUndos.ts";
import { creations } from "../database/schema/contacts.ts";
import { firstOf } from "../database/firstOf.ts";

/** The columns of a creation that its undo needs. */
const columns = {
  id: creations.id,
  leadId: creations.leadId,
  contactId: sql<string>`${creations.contactId}`,
  opportunityId: creations.opportunityId,
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
