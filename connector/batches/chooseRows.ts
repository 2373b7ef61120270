import { eq, isNotNull, isNull, lt, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import { type LeadRow } from "../database/schema/leads.ts";
import { collectionMax, graphsMax, unhaltedGraphsMax } from "../salesforce/createManyContacts.ts";
import { countSendable, readSendable } from "./sendableRows.ts";

/**
 * How contacts are sent, all in one request of that kind: in graphs, each contact and its role both or
 * neither; as a collection of contacts without roles; or a contact alone, because saving anyway with a role
 * needs a header that nothing else takes.
 */
export type ChunkKind = "graphs" | "collection" | "single";

export interface ChosenRows {
  kind: ChunkKind;
  /** Whether duplicate rules set to Alert are overridden for all of them. */
  saveAnyway: boolean;
  /** Without the lead where it is gone, or the user may not see it any more. */
  rows: { row: BatchRow; lead: LeadRow | null }[];
}

/**
 * Rows tried so often go with few others, so that Salesforce surely tries them, and what spoils a request
 * spoils few.
 */
const lateAfter = 2;
const fewMax = unhaltedGraphsMax;

const hasRole = isNotNull(batchRows.opportunityId);
const hasNone = isNull(batchRows.opportunityId);

/**
 * The next rows that one request can carry, grouped by account so that they do not contend for its lock, and
 * such that the whole batch takes as few requests as it can: contacts without roles fill up a request of
 * graphs where that saves one of their own. Rows that met a locked record come after all that have not. Null
 * where none can be sent now.
 */
export function chooseRows(ctx: RequestContext, handle: DatabaseHandle, batch: Batch): ChosenRows | null {
  const choose = (limit: number, ...conditions: SQL[]) =>
    readSendable(ctx, handle, batch, limit, ...conditions);
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
