import { and, asc, eq, inArray, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/open.ts";
import { batches, batchRows, type Batch, type BatchRow } from "../../database/schema/batches.ts";
import { creations, type ContactValues, type Creation } from "../../database/schema/contacts.ts";
import { leads } from "../../database/schema/leads.ts";
import { AppError } from "../../errors.ts";
import type { LeadRow } from "../../leads/findLead.ts";
import { monthOf } from "../../quota/month.ts";
import { requireQuota } from "../../quota/requireQuota.ts";
import { collectionMax, graphsMax } from "../../salesforce/createManyContacts.ts";
import type { ContactDescribe } from "../contactDescribe.ts";
import { contactForm } from "../contactForm.ts";
import { refuseLinked, runningStates } from "../ledger/reserveCreation.ts";
import { storedProblem } from "../ledger/settleCreation.ts";
import { prefillContact } from "../prefillContact.ts";
import { prepare, type PreparedContact } from "../prepareContact.ts";

/** How the creations of a chunk are sent: all in one request of that kind. */
export type ChunkKind = "graphs" | "collection" | "single";

export interface Chunk {
  kind: ChunkKind;
  creations: Creation[];
  externalIdField: string | undefined;
}

const sizes: Record<ChunkKind, number> = { graphs: graphsMax, collection: collectionMax, single: 1 };

/**
 * Takes the next rows of a batch that one request can carry, grouped by account so that they do not contend for its lock. In one
 * transaction each row gets its creation, marked as sent, and its quota; rows that cannot be sent end there. Null where no row waits that
 * could be sent now.
 */
export function claimChunk(
  ctx: RequestContext,
  batch: Batch,
  describe: ContactDescribe,
  leadSource: string,
): Chunk | null {
  return ctx.database.transaction(
    (transaction) => {
      const [first] = sendableRows(transaction, batch, 1);
      if (!first) return null;
      const kind = kindOf(first.row);
      const claimed: Creation[] = [];
      let externalIdField: string | undefined;
      for (const { row, lead } of sendableRows(transaction, batch, sizes[kind], kind)) {
        const prepared = prepareRow(ctx, transaction, { batch, row, lead, describe, leadSource });
        if (!prepared) continue;
        externalIdField = prepared.externalId?.field;
        claimed.push(reserve(ctx, transaction, row, prepared));
      }
      markStarted(ctx, transaction, batch);
      return { kind, creations: claimed, externalIdField };
    },
    { behavior: "immediate" },
  );
}

function kindOf(row: BatchRow): ChunkKind {
  if (row.saveAnyway) return "single";
  return row.opportunityId === null ? "collection" : "graphs";
}

/** Waiting rows whose lead no other creation is busy with. */
function sendableRows(handle: DatabaseHandle, batch: Batch, limit: number, kind?: ChunkKind) {
  const busy = handle
    .select({ one: sql`1` })
    .from(creations)
    .where(and(eq(creations.leadId, batchRows.leadId), inArray(creations.state, runningStates)));
  return handle
    .select({ row: batchRows, lead: leads })
    .from(batchRows)
    .leftJoin(leads, eq(leads.id, batchRows.leadId))
    .where(
      and(eq(batchRows.batchId, batch.id), eq(batchRows.state, "waiting"), notExists(busy), ofKind(kind)),
    )
    .orderBy(asc(batchRows.accountId), asc(batchRows.opportunityId), asc(batchRows.position))
    .limit(limit)
    .all();
}

function ofKind(kind: ChunkKind | undefined) {
  if (kind === undefined) return undefined;
  if (kind === "single") return eq(batchRows.saveAnyway, true);
  const hasRole = kind === "graphs" ? isNotNull(batchRows.opportunityId) : isNull(batchRows.opportunityId);
  return and(eq(batchRows.saveAnyway, false), hasRole);
}

interface RowInput {
  batch: Batch;
  row: BatchRow;
  lead: LeadRow | null;
  describe: ContactDescribe;
  leadSource: string;
}

/** What to send for a row, checked; or null where the row ends here, with its problem written down. */
function prepareRow(ctx: RequestContext, handle: DatabaseHandle, input: RowInput): PreparedContact | null {
  const { batch, row, lead, describe, leadSource } = input;
  try {
    if (!lead) throw new AppError("not-found", { detail: "The lead has been deleted." });
    refuseLinked(handle, row.leadId, ctx.salesforce.instanceUrl);
    requireQuota(handle, batch, ctx.clock());
    return prepare(describe, lead, leadSource, {
      contact: rowValues(batch, row, lead, describe),
      opportunityId: row.opportunityId ?? undefined,
      role: row.role ?? undefined,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const state = error.code === "already-in-crm" ? "skipped" : "failed";
    setRow(handle, row, { state, problem: storedProblem(error), updatedAt: ctx.clock().getTime() });
    return null;
  }
}

/** What was chosen for the row goes first, then what the lead says, then what holds for all rows, then the org's defaults. */
export function rowValues(
  batch: Batch,
  row: BatchRow,
  lead: LeadRow,
  describe: ContactDescribe,
): ContactValues {
  const { values, sources } = prefillContact(contactForm(describe.contact), lead, null);
  const fromLead = Object.entries(values).filter(([name]) => sources[name] === "lead");
  return {
    ...values,
    ...batch.defaults.contact,
    ...Object.fromEntries(fromLead),
    ...(row.accountId !== null && { AccountId: row.accountId }),
    ...row.contact,
  };
}

function reserve(
  ctx: RequestContext,
  handle: DatabaseHandle,
  row: BatchRow,
  { values, externalId, opportunityId, role, isPrimary }: PreparedContact,
): Creation {
  const now = ctx.clock();
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
      externalId: externalId?.value ?? null,
      contact: values,
      opportunityId,
      role,
      isPrimary,
      saveAnyway: row.saveAnyway,
      createdAt: now.getTime(),
      sentAt: now.getTime(),
    })
    .returning()
    .get();
  setRow(handle, row, { state: "running", creationId: creation.id, updatedAt: now.getTime() });
  return creation;
}

function setRow(handle: DatabaseHandle, row: BatchRow, changes: Partial<BatchRow>): void {
  handle
    .update(batchRows)
    .set(changes)
    .where(and(eq(batchRows.batchId, row.batchId), eq(batchRows.position, row.position)))
    .run();
}

function markStarted(ctx: RequestContext, handle: DatabaseHandle, batch: Batch): void {
  if (batch.startedAt !== null) return;
  handle.update(batches).set({ startedAt: ctx.clock().getTime() }).where(eq(batches.id, batch.id)).run();
}
