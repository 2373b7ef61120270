import { and, eq, isNotNull, isNull, lt, min, not, type SQL } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { hasRunningCreation } from "../../creations/ledger/refuse.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { firstOf } from "../../database/rows.ts";
import { batchRows, type Batch, type BatchRow } from "../../database/schema/batches.ts";
import { unhaltedGraphsMax } from "../../salesforce/createManyContacts.ts";
import { collectionMax, graphsMax } from "../../salesforce/requests.ts";
import { countWhere, preparedRowsOf, readLeadRows, sendingOrder, type FoundRow } from "../rows/leadRows.ts";
import { batchKind } from "./batchKind.ts";

/**
 * The request that carries a chunk. Graphs: each contact and its role, both or neither. Collection: contacts
 * without roles. Single: one contact, because saving a duplicate anyway with a role needs a header that only
 * this request takes.
 */
export type ChunkKind = "graphs" | "collection" | "single";

interface ChosenRows {
  kind: ChunkKind;
  /** Whether duplicate rules set to Alert are overridden, for all rows. */
  saveAnyway: boolean;
  rows: FoundRow<BatchRow>[];
}

/**
 * Rows that failed this often are sent in small requests: Salesforce then tries every row, and a faulty one
 * spoils few others.
 */
const lateAfter = 2;
const fewMax = unhaltedGraphsMax;

const hasRole = isNotNull(batchRows.opportunityId);
const hasNone = isNull(batchRows.opportunityId);

/**
 * The next rows that fit into one request. Rows are sorted by account, so that they do not contend for its
 * lock. Contacts without roles fill up a request of graphs where that saves a request of their own. Rows that
 * met a locked record come last. Null where no row can be sent now.
 */
export async function chooseRows(
  ctx: RequestContext,
  handle: DatabaseHandle,
  batch: Batch,
): Promise<ChosenRows | null> {
  const choose = (limit: number, ...conditions: SQL[]) =>
    readLeadRows<BatchRow>(ctx, handle, batchRows, {
      where: and(isSendable(handle, batch), ...conditions),
      orderBy: sendingOrder(batchRows),
      limit,
    });
  const [first] = await choose(1);
  if (!first) return null;
  const { saveAnyway, opportunityId, attempts } = first.row;
  const isAnyway = eq(batchRows.saveAnyway, saveAnyway);
  const isLate = attempts >= lateAfter;
  if (opportunityId === null) {
    const limit = isLate ? fewMax : collectionMax;
    return { kind: "collection", saveAnyway, rows: await choose(limit, isAnyway, hasNone) };
  }
  if (saveAnyway) return { kind: "single", saveAnyway, rows: [first] };
  if (isLate) {
    return { kind: "graphs", saveAnyway, rows: await choose(fewMax, isAnyway, hasRole) };
  }
  const isEarly = lt(batchRows.attempts, lateAfter);
  const withRole = await choose(graphsMax, isAnyway, hasRole, isEarly);
  const isPlain = and(isSendable(handle, batch), isAnyway, hasNone, isEarly);
  const left = (await countWhere(handle, batchKind, isPlain)) % collectionMax;
  const fill = left <= graphsMax - withRole.length ? left : 0;
  const without = fill > 0 ? await choose(fill, isAnyway, hasNone, isEarly) : [];
  return { kind: "graphs", saveAnyway, rows: [...withRole, ...without] };
}

/** Waiting rows that have been prepared and whose lead has no running creation. */
function isSendable(handle: DatabaseHandle, batch: Batch) {
  return and(preparedRowsOf(batchKind, batch), not(hasRunningCreation(handle, batchRows.leadId)));
}

/** The number of tries of the rows to be sent next; null where no row can be sent now. */
export async function fewestAttempts(handle: DatabaseHandle, batch: Batch): Promise<number | null> {
  const found = await firstOf(
    handle
      .select({ attempts: min(batchRows.attempts) })
      .from(batchRows)
      .where(isSendable(handle, batch)),
  );
  return found?.attempts ?? null;
}
