import { and, asc, count, eq, gt, inArray } from "drizzle-orm";
import { readSkippedRecords, skippedForHidden } from "../batches/readSkippedRecords.ts";
import type { RequestContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { leads } from "../database/schema/leads.ts";
import { rehearsalRows, type RehearsalRow, type RehearsalRowState } from "../database/schema/rehearsals.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { showRecord, type KnownRecord } from "../leads/knownVisibility.ts";
import { fullName } from "../matching/names/fullName.ts";
import { showProblem, type ShownProblem } from "../problems.ts";
import { findRehearsal } from "./findRehearsal.ts";
import { firstOf } from "../database/firstOf.ts";

/** What Salesforce would do with a lead; `waiting` where it has not said so yet. */
type Outcome = Exclude<RehearsalRowState, "running">;

/** One lead of a rehearsal. */
export interface RehearsalRowStatus {
  leadId: string;
  /** Null where the lead was deleted or is no longer shared with the caller. */
  name: string | null;
  company: string | null;
  outcome: Outcome;
  accountId: string | null;
  opportunityId: string | null;
  role: string | null;
  error: ShownProblem | null;
}

interface RehearsalRowPage {
  items: RehearsalRowStatus[];
  nextCursor: string | null;
  /** The number of rows with the requested outcome. */
  total: number;
}

/**
 * A page of a rehearsal's rows in the order of its leads. One API call at most, to check which linked records
 * the caller may see. Throws `not-found`, and `request-invalid` for an unknown cursor.
 */
export async function readRehearsalRows(
  ctx: RequestContext,
  rehearsalId: string,
  page: {
    limit: number;
    cursor?: string | undefined;
    offset?: number | undefined;
    outcome?: Outcome | undefined;
  },
): Promise<RehearsalRowPage> {
  const { id } = await findRehearsal(ctx, rehearsalId);
  const after = page.cursor === undefined ? -1 : Number(decodeCursor(page.cursor, ["number"])[0]);
  const isWanted = and(eq(rehearsalRows.rehearsalId, id), withOutcome(page.outcome));
  const found = await ctx.database
    .select({ row: rehearsalRows, lead: leads })
    .from(rehearsalRows)
    .leftJoin(leads, and(eq(leads.id, rehearsalRows.leadId), visibleLeads(ctx)))
    .where(and(isWanted, gt(rehearsalRows.position, after)))
    .orderBy(asc(rehearsalRows.position))
    .limit(page.limit + 1)
    .offset(page.offset ?? 0);
  const shown = found.slice(0, page.limit);
  const last = found.length > page.limit ? shown.at(-1) : undefined;
  const recordOf = await readSkippedRecords(
    ctx,
    shown.map(({ row }) => row),
  );
  const all = await firstOf(ctx.database.select({ total: count() }).from(rehearsalRows).where(isWanted));
  return {
    items: shown.map(({ row, lead }) => ({
      leadId: row.leadId,
      name: lead && fullName(lead),
      company: lead?.company ?? null,
      outcome: row.state === "running" ? "waiting" : row.state,
      accountId: row.accountId,
      opportunityId: row.opportunityId,
      role: row.role,
      error: errorOf(ctx, row.problem, recordOf.get(row.position)),
    })),
    nextCursor: last ? encodeCursor([last.row.position]) : null,
    total: all?.total ?? 0,
  };
}

function withOutcome(outcome: Outcome | undefined) {
  if (outcome === undefined) return undefined;
  return inArray(rehearsalRows.state, outcome === "waiting" ? ["waiting", "running"] : [outcome]);
}

function errorOf(
  ctx: RequestContext,
  stored: RehearsalRow["problem"],
  record: KnownRecord | undefined,
): ShownProblem | null {
  if (!stored) return null;
  const isHidden = record && showRecord(ctx, record).recordId === undefined;
  return showProblem(isHidden ? skippedForHidden : stored);
}
