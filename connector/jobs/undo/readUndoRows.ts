import { and, asc, count, eq, gt } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { batchUndoRows, type UndoOutcome } from "../../database/schema/batchUndos.ts";
import { creations } from "../../database/schema/contacts.ts";
import { leads } from "../../database/schema/leads.ts";
import { visibleLeads } from "../../leads/findLead.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import { namesOfUsers, sayUndoReason } from "./sayUndoReason.ts";
import { type Said, say } from "../../reasons/sentence.ts";
import { firstOf } from "../../database/rows.ts";
import { exportRows } from "../exportRows.ts";
import { findJob, pageOf, pageStart, type PageInput, type RowPage } from "../findJobs.ts";
import { undoKind } from "./undoKind.ts";
import type { Words } from "../../reasons/inLanguage.ts";

/** One contact of an undo and how it ended. */
interface UndoRowStatus {
  leadId: string;
  /** Null where the lead was deleted or is no longer shared with the caller. */
  name: string | null;
  company: string | null;
  contactId: string;
  /** Opens the contact in Lightning; null where it is gone. */
  url: string | null;
  outcome: UndoOutcome;
  /** Why the contact stays; null where it does not. */
  reason: Said | null;
  /** What Salesforce said where it refused the deletion. */
  detail: string | null;
  /** ISO 8601. */
  updatedAt: string;
}

/**
 * A page of the contacts of an undo in the order of their leads. One API call at most, for the names of those
 * who have changed some. Throws `not-found`, and `request-invalid` for an unknown cursor.
 */
export async function readUndoRows(
  ctx: RequestContext,
  batchId: string,
  page: PageInput & { outcome?: UndoOutcome | undefined },
): Promise<RowPage<UndoRowStatus>> {
  const undo = await findJob(undoKind, ctx, batchId);
  const isOf = and(
    eq(batchUndoRows.batchId, undo.id),
    page.outcome === undefined ? undefined : eq(batchUndoRows.outcome, page.outcome),
  );
  const found = await ctx.database
    .select({ row: batchUndoRows, lead: leads, problem: creations.problem })
    .from(batchUndoRows)
    .leftJoin(creations, eq(creations.id, batchUndoRows.creationId))
    .leftJoin(leads, and(eq(leads.id, batchUndoRows.leadId), visibleLeads(ctx)))
    .where(and(isOf, gt(batchUndoRows.position, pageStart(page))))
    .orderBy(asc(batchUndoRows.position))
    .limit(page.limit + 1)
    .offset(page.offset ?? 0);
  const { shown, nextCursor } = pageOf(found, page.limit);
  const users = await namesOfUsers(
    ctx,
    shown.flatMap(({ row }) => [row.byUserId, row.ownerId]),
  );
  const total = await firstOf(ctx.database.select({ total: count() }).from(batchUndoRows).where(isOf));
  return {
    items: shown.map(({ row, lead, problem }) => ({
      leadId: row.leadId,
      name: lead && fullName(lead),
      company: lead?.company ?? null,
      contactId: row.contactId,
      url: row.outcome === "undone" ? null : recordUrl(ctx.salesforce.instanceUrl, "Contact", row.contactId),
      outcome: row.outcome,
      reason: row.reason === null ? null : sayUndoReason({ ...row, reason: row.reason }, users),
      // The ledger has it, and forgets it with the person.
      detail: row.reason === "refused" && problem ? problem.detail : null,
      updatedAt: new Date(row.updatedAt).toISOString(),
    })),
    nextCursor,
    total: total?.total ?? 0,
  };
}

const header = [
  say("name-lead"),
  say("name-company"),
  say("timeline-outcome"),
  "batch-detail",
  "batch-record",
  "csv-link",
  "batch-lead-id",
  say("timeline-time"),
] as const;

/** How each contact of an undo ended, as CSV. Throws `not-found`. */
export async function exportUndoRows(ctx: RequestContext, batchId: string, words: Words): Promise<string> {
  return await exportRows({ header, words, cellsOf, read: (page) => readUndoRows(ctx, batchId, page) });

  function cellsOf(row: UndoRowStatus): string[] {
    const { leadId, name, company, outcome, contactId, url, reason, detail, updatedAt } = row;
    const why = [reason ? words.text(reason) : "", detail ?? ""].filter((text) => text !== "").join(" ");
    const contact = [words.write(`undo-${outcome}`), why, contactId, url ?? ""];
    return [name ?? "", company ?? "", ...contact, leadId, updatedAt];
  }
}
