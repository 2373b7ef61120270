import { and, eq, isNull } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { batches, type Batch, type BatchRow } from "../database/schema/batches.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import { monthOf } from "../quota/month.ts";
import { chunkBytesMax } from "../salesforce/createManyContacts.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import type { PreparedContact } from "../creations/prepareContact.ts";
import { chooseRows, type ChunkKind } from "./chooseRows.ts";
import { prepareRow, setRow } from "./prepareRow.ts";

/** Creations that are sent in one request. */
export interface Chunk {
  kind: ChunkKind;
  saveAnyway: boolean;
  creations: Creation[];
  externalIdField: string | undefined;
}

/**
 * Takes the next rows of a batch that one request can carry. In one transaction each gets its creation, marked as sent, and its quota; rows
 * that cannot be sent end there. Null where no row waits that could be sent now.
 */
export function claimChunk(
  ctx: RequestContext,
  batch: Batch,
  describe: ContactDescribe,
  leadSource: string,
): Chunk | null {
  return inTransaction(ctx.database, (transaction) => {
    const chosen = chooseRows(ctx, transaction, batch);
    if (!chosen) return null;
    const { kind, saveAnyway } = chosen;
    const claimed: Creation[] = [];
    let externalIdField: string | undefined;
    let bytes = 0;
    const now = ctx.clock();
    for (const { row, lead } of chosen.rows) {
      const prepared = prepareRow(ctx, transaction, { batch, row, lead, describe, leadSource });
      if (!prepared) continue;
      bytes += Buffer.byteLength(JSON.stringify(prepared.values));
      if (bytes > chunkBytesMax && claimed.length > 0) break;
      externalIdField = prepared.externalId?.field;
      claimed.push(reserve(ctx, transaction, row, prepared, now));
    }
    markStarted(ctx, transaction, batch);
    return { kind, saveAnyway, creations: claimed, externalIdField };
  });
}

function reserve(
  ctx: RequestContext,
  handle: DatabaseHandle,
  row: BatchRow,
  { values, externalId, opportunityId, role, isPrimary }: PreparedContact,
  now: Date,
): Creation {
  const creation = handle
    .insert(creations)
    .values({
      id: randomUUID(),
      orgId: ctx.caller.orgId,
      userId: ctx.caller.userId,
      leadId: row.leadId,
      batchId: row.batchId,
      month: monthOf(now),
      // The request is the very next thing: what a crash leaves here is asked for, not sent again.
      state: "sent",
      runner: ctx.runner.id,
      externalId: externalId?.value ?? null,
      contact: values,
      opportunityId,
      role,
      isPrimary,
      saveAnyway: row.saveAnyway,
      createdAt: now.getTime(),
      sentAt: now.getTime(),
      sentAfter: ctx.salesforce.salesforceTime?.getTime() ?? null,
    })
    .returning()
    .get();
  setRow(handle, row, { state: "running", creationId: creation.id, updatedAt: now.getTime() });
  return creation;
}

function markStarted(ctx: RequestContext, handle: DatabaseHandle, { id }: Batch): void {
  handle
    .update(batches)
    .set({ startedAt: ctx.clock().getTime() })
    .where(and(eq(batches.id, id), isNull(batches.startedAt)))
    .run();
}
