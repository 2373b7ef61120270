import { and, asc, count, eq, isNotNull, isNull, lt, min, not, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import { leads, type LeadRow } from "../database/schema/leads.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { collectionMax, graphsMax, unhaltedGraphsMax } from "../salesforce/createManyContacts.ts";
import { hasRunningCreation } from "../creations/ledger/runningCreation.ts";

/**
 * How contacts are sent, all in one request of that kind: in graphs, each contact and its role both or neither; as a collection of contacts
 * without roles; or a contact alone, because saving anyway with a role needs a header that nothing else takes.
 */
export type ChunkKind = "graphs" | "collection" | "single";

export interface ChosenRows {
  kind: ChunkKind;
  /** Whether duplicate rules set to Alert are overridden for all of them. */
  saveAnyway: boolean;
  /** Without the lead where it is gone, or the user may not see it any more. */
  rows: { row: BatchRow; lead: LeadRow | null }[];
}

/** Rows tried so often go with few others, so that Salesforce surely tries them, and what spoils a request spoils few. */
const lateAfter = 2;
const fewMax = unhaltedGraphsMax;

const hasRole = isNotNull(batchRows.opportunityId);
const hasNone = isNull(batchRows.opportunityId);

/**
 * The next rows that one request can carry, grouped by account so that they do not contend for its lock, and such that the whole batch takes
 * as few requests as it can: contacts without roles fill up a request of graphs where that saves one of their own. Rows that met a
 * locked record come after all that have not. Null where none can be sent now.
 */
export function chooseRows(ctx: RequestContext, handle: DatabaseHandle, batch: Batch): ChosenRows | null {
  const choose = (limit: number, ...conditions: SQL[]) => sendable(ctx, handle, batch, limit, ...conditions);
  const [first] = choose(1);
  if (!first) return null;
  const { saveAnyway, opportunityId, attempts } = first.row;
  const isAnyway = eq(batchRows.saveAnyway, saveAnyway);
  const isLate = attempts >= lateAfter;
  if (opportunityId === null) {
    const limit = isLate ? fewMax : collectionMax;
    return { kind: "collection", saveAnyway, rows: choose(limit, isAnyway, hasNone) };
  }
  if (saveAnyway) return { kind: "single", saveAnyway, rows: [first] };
  if (isLate) {
    return { kind: "graphs", saveAnyway, rows: choose(fewMax, isAnyway, hasRole) };
  }
  const isEarly = lt(batchRows.attempts, lateAfter);
  const withRole = choose(graphsMax, isAnyway, hasRole, isEarly);
  const left = countSendable(handle, batch, isAnyway, hasNone, isEarly) % collectionMax;
  const fill = left <= graphsMax - withRole.length ? left : 0;
  const without = fill > 0 ? choose(fill, isAnyway, hasNone, isEarly) : [];
  return { kind: "graphs", saveAnyway, rows: [...withRole, ...without] };
}

/** How often the rows were tried that are to be sent next; null where none can be sent now. */
export function fewestAttempts(handle: DatabaseHandle, batch: Batch): number | null {
  const found = handle
    .select({ attempts: min(batchRows.attempts) })
    .from(batchRows)
    .where(isSendable(handle, batch))
    .get();
  return found?.attempts ?? null;
}

function countSendable(handle: DatabaseHandle, batch: Batch, ...conditions: SQL[]): number {
  const found = handle
    .select({ count: count() })
    .from(batchRows)
    .where(and(isSendable(handle, batch), ...conditions))
    .get();
  return found?.count ?? 0;
}

function sendable(
  ctx: RequestContext,
  handle: DatabaseHandle,
  batch: Batch,
  limit: number,
  ...conditions: SQL[]
) {
  return handle
    .select({ row: batchRows, lead: leads })
    .from(batchRows)
    .leftJoin(leads, and(eq(leads.id, batchRows.leadId), visibleLeads(ctx)))
    .where(and(isSendable(handle, batch), ...conditions))
    .orderBy(
      asc(batchRows.attempts),
      asc(sql`${batchRows.opportunityId} is null`),
      asc(batchRows.accountId),
      asc(batchRows.opportunityId),
      asc(batchRows.position),
    )
    .limit(limit)
    .all();
}

/** Waiting rows whose matches have been looked up, and whose lead no other creation is busy with. */
function isSendable(handle: DatabaseHandle, batch: Batch) {
  return and(
    eq(batchRows.batchId, batch.id),
    eq(batchRows.state, "waiting"),
    batch.preparedAt === null ? lt(batchRows.position, batch.preparedRows) : undefined,
    not(hasRunningCreation(handle, batchRows.leadId)),
  );
}
