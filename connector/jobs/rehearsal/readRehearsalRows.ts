import type { RequestContext } from "../../context.ts";
import type { RehearsalRow, RehearsalRowState } from "../../database/schema/rehearsals.ts";
import type { ShownMatch } from "../../pages/lead/showMatch.ts";
import type { Words } from "../../reasons/inLanguage.ts";
import { exportRows, leadCells, leadHeader } from "../exportRows.ts";
import { findJob, type PageInput, type RowPage } from "../findJobs.ts";
import { failureCauses, type FailedRow, type FailureCause } from "../rows/failureCauses.ts";
import { readLeadRowPage, type LeadRowStatus } from "../rows/leadRowPage.ts";
import { foundMatches } from "../rows/skippedRecords.ts";
import { rehearsalKind } from "./rehearsalKind.ts";

/** What Salesforce would do with a lead; `waiting` where it has not said so yet. */
type Outcome = Exclude<RehearsalRowState, "running">;

interface RehearsalRowStatus extends LeadRowStatus {
  outcome: Outcome;
}

/** A page of a rehearsal's rows, as of readLeadRowPage. */
export async function readRehearsalRows(
  ctx: RequestContext,
  id: string,
  { outcome: state, ...input }: PageInput & { outcome?: Outcome | undefined },
): Promise<RowPage<RehearsalRowStatus>> {
  const { items, ...page } = await readLeadRowPage<RehearsalRow>(rehearsalKind, ctx, id, { ...input, state });
  return {
    items: items.map(({ row, shown }) => ({
      ...shown,
      outcome: row.state === "running" ? "waiting" : row.state,
    })),
    ...page,
  };
}

/** What each row would end as, as CSV. Throws `not-found`. */
export async function exportRehearsalRows(ctx: RequestContext, id: string, words: Words): Promise<string> {
  return await exportRows({
    header: leadHeader,
    words,
    cellsOf: (row: RehearsalRowStatus) => leadCells(row, words.write(`rehearsal-${row.outcome}`), words),
    read: (page) => readRehearsalRows(ctx, id, page),
  });
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
export async function listRehearsalFailures(ctx: RequestContext, id: string): Promise<ForetoldCause[]> {
  const rehearsal = await findJob(rehearsalKind, ctx, id);
  const causes = await failureCauses(rehearsalKind, ctx, rehearsal, "would-fail");
  const duplicates = causes.filter(({ shown }) => shown.problem.code === "duplicate-detected");
  const matches = await foundMatches(
    ctx,
    duplicates.flatMap(({ shown, found }) =>
      found.slice(0, shown.rows.length).flatMap(({ lead }) => lead ?? []),
    ),
  );
  return causes.map(({ shown, found }) => ({
    ...shown,
    leadIds: found.map(({ row }) => row.leadId),
    rows: shown.rows.map((row) => ({ ...row, matches: matches.get(row.leadId) ?? [] })),
  }));
}
