import { and, asc, count, eq, isNotNull, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { leads, type LeadRow } from "../database/schema/leads.ts";
import { rehearsalRows, type Rehearsal, type RehearsalRow } from "../database/schema/rehearsals.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { collectionMax, graphsMax } from "../salesforce/requests.ts";
import { rehearsedMax, type DuplicateHeader } from "../salesforce/rehearseContacts.ts";
import { firstOf } from "../database/firstOf.ts";

/** The rows of one request. */
interface ChosenCall {
  header: DuplicateHeader;
  /** Whether the batch sends each in a transaction of its own. */
  isAlone: boolean;
  rows: { row: RehearsalRow; lead: LeadRow | null }[];
}

/** Into so many requests one is split whose contacts all bear one trigger's exception. */
const splitBy = 4;

const hasRole = isNotNull(rehearsalRows.opportunityId);
const hasNone = isNull(rehearsalRows.opportunityId);

/** Rows in the order in which a batch sends them, so that one that hinders another comes before it. */
export const inOrder = [
  asc(rehearsalRows.attempts),
  asc(sql`${rehearsalRows.opportunityId} is null`),
  asc(sql`${rehearsalRows.accountId} is not null`),
  asc(rehearsalRows.accountId),
  asc(rehearsalRows.opportunityId),
  asc(rehearsalRows.position),
];

/**
 * The next rows that fit into one request, with the duplicate rules that the batch's request has: contacts
 * with roles go in graphs, which take no header. Null where no row waits that has been prepared.
 */
export async function chooseCall(
  ctx: RequestContext,
  handle: DatabaseHandle,
  rehearsal: Rehearsal,
): Promise<ChosenCall | null> {
  const choose = (limit: number, ...conditions: SQL[]) =>
    handle
      .select({ row: rehearsalRows, lead: leads })
      .from(rehearsalRows)
      .leftJoin(leads, and(eq(leads.id, rehearsalRows.leadId), visibleLeads(ctx)))
      .where(and(isPrepared(rehearsal), ...conditions))
      .orderBy(...inOrder)
      .limit(limit);
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
  const isPlain = and(isPrepared(rehearsal), eq(rehearsalRows.saveAnyway, false));
  const countOf = async (...conditions: SQL[]) =>
    (
      await firstOf(
        handle
          .select({ rows: count() })
          .from(rehearsalRows)
          .where(and(isPlain, ...conditions)),
      )
    )?.rows ?? 0;
  const [withRole, without] = [await countOf(hasRole), await countOf(hasNone)];
  const left = without % collectionMax;
  const room = graphsMax - (withRole % graphsMax || graphsMax);
  return withRole <= rehearsedMax && left <= room ? left : 0;
}

/** As many as one request takes, at most. */
async function countAlone(handle: DatabaseHandle, { id }: Rehearsal): Promise<number> {
  const isAlone = or(hasRole, eq(rehearsalRows.isAlone, true));
  const found = await firstOf(
    handle
      .select({ rows: count() })
      .from(rehearsalRows)
      .where(and(eq(rehearsalRows.rehearsalId, id), isAlone)),
  );
  return Math.min(rehearsedMax, found?.rows ?? 0);
}

function isPrepared({ id, preparedAt, preparedRows }: Rehearsal): SQL | undefined {
  return and(
    eq(rehearsalRows.rehearsalId, id),
    eq(rehearsalRows.state, "waiting"),
    preparedAt === null ? lt(rehearsalRows.position, preparedRows) : undefined,
  );
}
