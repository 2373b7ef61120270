import { eq, isNotNull, isNull, lt, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import { type LeadRow } from "../database/schema/leads.ts";
import { unhaltedGraphsMax } from "../salesforce/createManyContacts.ts";
import { collectionMax, graphsMax } from "../salesforce/requests.ts";
import { countSendable, readSendable } from "./sendableRows.ts";

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
  /** The lead is null where it was deleted or the user may not see it any more. */
  rows: { row: BatchRow; lead: LeadRow | null }[];
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
    readSendable(ctx, { handle, batch, limit, conditions });
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
  const left = (await countSendable(handle, batch, isAnyway, hasNone, isEarly)) % collectionMax;
  const fill = left <= graphsMax - withRole.length ? left : 0;
  const without = fill > 0 ? await choose(fill, isAnyway, hasNone, isEarly) : [];
  return { kind: "graphs", saveAnyway, rows: [...withRole, ...without] };
}
