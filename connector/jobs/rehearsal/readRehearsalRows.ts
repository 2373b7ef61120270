import { and, asc, count, eq, gt, inArray } from "drizzle-orm";
import { readSkippedRecords, skippedForHidden, foundMatches } from "../batch/skippedRecords.ts";
import type { RequestContext } from "../../context.ts";
import { decodeCursor, encodeCursor } from "../../cursor.ts";
import { leads } from "../../database/schema/leads.ts";
import {
  rehearsalRows,
  type RehearsalRow,
  type RehearsalRowState,
} from "../../database/schema/rehearsals.ts";
import { visibleLeads } from "../../leads/findLead.ts";
import { showRecord, type KnownRecord } from "../../leads/knownVisibility.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { showProblem, type ShownProblem } from "../../problems.ts";
import { findRehearsal } from "./findRehearsal.ts";
import { firstOf } from "../../database/firstOf.ts";
import { exportRows } from "../exportRows.ts";
import type { Words } from "../../reasons/inLanguage.ts";
import { say } from "../../reasons/sentence.ts";
import { failureCauses, type FailedRow, type FailureCause } from "../batch/failureCauses.ts";
import type { ShownMatch } from "../../leadPage/showMatch.ts";

/** What Salesforce would do with a lead; `waiting` where it has not said so yet. */
type Outcome = Exclude<RehearsalRowState, "running">;

/** One lead of a rehearsal. */
interface RehearsalRowStatus {
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

const header = [
  say("name-lead"),
  say("name-company"),
  say("timeline-outcome"),
  "batch-code",
  "batch-detail",
  "batch-action",
  "batch-record",
  "csv-link",
  "batch-lead-id",
] as const;

/** What each row would end as, as CSV. A byte order mark tells spreadsheets that it is UTF-8. */
export async function exportRehearsalRows(ctx: RequestContext, id: string, words: Words): Promise<string> {
  return await exportRows({ header, words, cellsOf, read: (page) => readRehearsalRows(ctx, id, page) });
}

function cellsOf({ leadId, name, company, outcome, error }: RehearsalRowStatus, words: Words): string[] {
  const problem = error && words.problem(error);
  const text = (member: unknown) => (typeof member === "string" ? member : "");
  return [
    name ?? "",
    company ?? "",
    words.write(`rehearsal-${outcome}`),
    error?.code ?? "",
    problem?.detail ?? "",
    problem?.action ?? "",
    text(error?.["recordId"]),
    text(error?.["url"]),
    leadId,
  ];
}

/** What leads would fail of. */
interface ForetoldCause extends Omit<FailureCause, "rows"> {
  /** Of all of them: whoever corrects the review corrects each. */
  leadIds: string[];
  rows: (FailedRow & { matches: ShownMatch[] })[];
}

/**
 * What leads of a rehearsal would fail of, as a batch tells it. Of a duplicate it names whom the review has
 * found, as far as that is remembered: what Salesforce answers to many records at once does not say of which
 * record one is a duplicate (REST API, sObject Collections: SaveResult). Throws `not-found`.
 */
export async function listRehearsalFailures(
  ctx: RequestContext,
  rehearsalId: string,
): Promise<ForetoldCause[]> {
  const rehearsal = await findRehearsal(ctx, rehearsalId);
  const found = await ctx.database
    .select({ row: rehearsalRows, lead: leads })
    .from(rehearsalRows)
    .leftJoin(leads, and(eq(leads.id, rehearsalRows.leadId), visibleLeads(ctx)))
    .where(and(eq(rehearsalRows.rehearsalId, rehearsal.id), eq(rehearsalRows.state, "would-fail")))
    .orderBy(asc(rehearsalRows.position));
  const causes = await failureCauses(ctx, rehearsal, found);
  const leadsById = new Map(found.flatMap(({ lead }) => (lead ? [[lead.id, lead] as const] : [])));
  const matches = await foundMatches(
    ctx,
    causes
      .filter(({ shown }) => shown.problem.code === "duplicate-detected")
      .flatMap(({ shown }) => shown.rows.flatMap(({ leadId }) => leadsById.get(leadId) ?? [])),
  );
  return causes.map(({ shown, leadIds }) => ({
    ...shown,
    leadIds,
    rows: shown.rows.map((row) => ({ ...row, matches: matches.get(row.leadId) ?? [] })),
  }));
}
