import { and, asc, count, eq, gt } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { decodeCursor, encodeCursor } from "../../cursor.ts";
import { batchUndoRows, type BatchUndoRow, type UndoOutcome } from "../../database/schema/batchUndos.ts";
import { creations } from "../../database/schema/contacts.ts";
import { leads } from "../../database/schema/leads.ts";
import { visibleLeads } from "../../leads/findLead.ts";
import { fullName } from "../../matching/names/fullName.ts";
import type { StoredProblem } from "../../problems.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import { findUndo } from "./findUndo.ts";
import { namesOfUsers } from "./namesOfUsers.ts";
import { sayUndoReason } from "./sayUndoReason.ts";
import type { Said } from "../../reasons/sentence.ts";
import { firstOf } from "../../database/firstOf.ts";

/** One contact of an undo and how it ended. */
export interface UndoRowStatus {
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

interface UndoRowPage {
  items: UndoRowStatus[];
  nextCursor: string | null;
  /** The number of rows with the requested outcome. */
  total: number;
}

interface PageInput {
  limit: number;
  cursor?: string | undefined;
  offset?: number | undefined;
  outcome?: UndoOutcome | undefined;
}

/**
 * A page of the contacts of an undo in the order of their leads. One API call at most, for the names of those
 * who have changed some. Throws `not-found`, and `request-invalid` for an unknown cursor.
 */
export async function readUndoRows(
  ctx: RequestContext,
  batchId: string,
  page: PageInput,
): Promise<UndoRowPage> {
  const { undo } = await findUndo(ctx, batchId);
  const after = page.cursor === undefined ? -1 : Number(decodeCursor(page.cursor, ["number"])[0]);
  const isOf = and(
    eq(batchUndoRows.batchId, undo.batchId),
    page.outcome === undefined ? undefined : eq(batchUndoRows.outcome, page.outcome),
  );
  const found = await ctx.database
    .select({ row: batchUndoRows, lead: leads, problem: creations.problem })
    .from(batchUndoRows)
    .leftJoin(creations, eq(creations.id, batchUndoRows.creationId))
    .leftJoin(leads, and(eq(leads.id, batchUndoRows.leadId), visibleLeads(ctx)))
    .where(and(isOf, gt(batchUndoRows.position, after)))
    .orderBy(asc(batchUndoRows.position))
    .limit(page.limit + 1)
    .offset(page.offset ?? 0);
  const shown = found.slice(0, page.limit);
  const last = found.length > page.limit ? shown.at(-1) : undefined;
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
      reason: reasonOf(row, users),
      detail: detailOf(row, problem),
      updatedAt: new Date(row.updatedAt).toISOString(),
    })),
    nextCursor: last ? encodeCursor([last.row.position]) : null,
    total: total?.total ?? 0,
  };
}

function reasonOf({ reason, ...row }: BatchUndoRow, users: ReadonlyMap<string, string>): Said | null {
  return reason === null ? null : sayUndoReason({ ...row, reason }, users);
}

/** The ledger has it, and forgets it with the person. */
function detailOf({ reason }: BatchUndoRow, problem: StoredProblem | null): string | null {
  return reason === "refused" && problem ? problem.detail : null;
}
