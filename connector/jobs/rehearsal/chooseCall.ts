import { and, eq, isNotNull, isNull, or, type SQL } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { rehearsalRows, type Rehearsal, type RehearsalRow } from "../../database/schema/rehearsals.ts";
import { collectionMax, graphsMax } from "../../salesforce/requests.ts";
import { rehearsedMax, type DuplicateHeader } from "../../salesforce/rehearseContacts.ts";
import { countWhere, preparedRowsOf, readLeadRows, sendingOrder, type FoundRow } from "../rows/leadRows.ts";
import { rehearsalKind } from "./rehearsalKind.ts";

/** The rows of one request. */
interface ChosenCall {
  header: DuplicateHeader;
  /** Whether the batch sends each in a transaction of its own. */
  isAlone: boolean;
  rows: FoundRow<RehearsalRow>[];
}

/** Into so many requests one is split whose contacts all bear one trigger's exception. */
const splitBy = 4;

const hasRole = isNotNull(rehearsalRows.opportunityId);
const hasNone = isNull(rehearsalRows.opportunityId);

/**
 * The next rows that fit into one request, with the duplicate rules that the batch's request has: contacts
 * with roles go in graphs, which take no header. Null where no row waits that has been prepared.
 */
export async function chooseCall(
  ctx: RequestContext,
  handle: DatabaseHandle,
  rehearsal: Rehearsal,
): Promise<ChosenCall | null> {
  // In the order in which a batch sends them, so that one that hinders another comes before it.
  const choose = (limit: number, ...conditions: SQL[]) =>
    readLeadRows<RehearsalRow>(ctx, handle, rehearsalRows, {
      where: and(preparedRowsOf(rehearsalKind, rehearsal), ...conditions),
      orderBy: sendingOrder(rehearsalRows),
      limit,
    });
  const [first] = await choose(1);
  if (!first) return null;
  const { saveAnyway, opportunityId, isAlone, attempts } = first.row;
  const isAlike = eq(rehearsalRows.saveAnyway, saveAnyway);
  if (opportunityId === null && !isAlone) {
    const rows = await choose(rehearsedMax, isAlike, hasNone, eq(rehearsalRows.isAlone, false));
    return { header: saveAnyway ? "save-anyway" : "alert", isAlone: false, rows };
  }
  const isTriedAlike = eq(rehearsalRows.attempts, attempts);
  const limit = Math.ceil((await countAlone(handle, rehearsal)) / splitBy ** attempts);
  const isSentAlone = or(hasRole, eq(rehearsalRows.isAlone, true)) ?? hasRole;
  const rows = await choose(Math.min(limit, rehearsedMax), isAlike, isSentAlone, isTriedAlike);
  if (saveAnyway) return { header: "save-anyway", isAlone: true, rows };
  const isFirst = rows.every(({ row }) => row.attempts === 0 && row.opportunityId !== null);
  const fill = isFirst ? await fillOf(handle, rehearsal) : 0;
  const others = fill > 0 && fill <= rehearsedMax - rows.length ? await choose(fill, isAlike, hasNone) : [];
  return { header: "none", isAlone: true, rows: [...rows, ...others] };
}

/**
 * How many contacts without a role a batch sends in graphs, beside those with one, as chooseRows does: what a
 * last request of collections would hold, where it fits into the last request of graphs.
 */
async function fillOf(handle: DatabaseHandle, rehearsal: Rehearsal): Promise<number> {
  const isPlain = and(preparedRowsOf(rehearsalKind, rehearsal), eq(rehearsalRows.saveAnyway, false));
  const withRole = await countWhere(handle, rehearsalKind, and(isPlain, hasRole));
  const without = await countWhere(handle, rehearsalKind, and(isPlain, hasNone));
  const left = without % collectionMax;
  const room = graphsMax - (withRole % graphsMax || graphsMax);
  return withRole <= rehearsedMax && left <= room ? left : 0;
}

/** As many as one request takes, at most. */
async function countAlone(handle: DatabaseHandle, { id }: Rehearsal): Promise<number> {
  const isAlone = or(hasRole, eq(rehearsalRows.isAlone, true));
  const isOne = and(eq(rehearsalRows.rehearsalId, id), isAlone);
  return Math.min(rehearsedMax, await countWhere(handle, rehearsalKind, isOne));
}
