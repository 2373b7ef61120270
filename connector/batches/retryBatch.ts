import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { writeRows } from "../creations/ledger/batchRows.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { batches, batchRows, type BatchDefaults, type BatchRow } from "../database/schema/batches.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { BatchRowInput } from "./chosenRows.ts";
import { causeOfFailure } from "./causeOfFailure.ts";
import { followedBy } from "./followOpportunity.ts";
import { findBatch } from "./findBatch.ts";
import { showBatch, type BatchStatus } from "./showBatch.ts";
import { refuseWhileUndone } from "./openUndos.ts";
import { writeBatches } from "./writeBatches.ts";

interface RetryInput {
  /** Single rows with the rep's corrections. */
  rows?: BatchRowInput[] | undefined;
  /** All that failed of this cause, of listFailures, each with the values of `contact`. */
  cause?: string | undefined;
  contact?: ContactValues | undefined;
}

/**
 * Tries failed rows again: those of a cause, the named ones, or else all of them. What is said of a single
 * row goes before what is said of its cause. Throws `request-invalid` for rows that have not failed, and
 * while the batch is being undone.
 */
export async function retryBatch(
  ctx: RequestContext,
  id: string,
  input: RetryInput = {},
): Promise<BatchStatus> {
  const batch = await findBatch(ctx, id);
  const [changed = batch] = await inTransaction(ctx.database, async (transaction) => {
    await refuseWhileUndone(transaction, batch.id);
    const failed = await transaction
      .select()
      .from(batchRows)
      .where(and(eq(batchRows.batchId, batch.id), inArray(batchRows.state, ["failed", "skipped"])));
    const byLead = new Map(failed.map((row) => [row.leadId, row]));
    const wanted = wantedOf(failed, input);
    for (const { leadId, ...changes } of wanted) {
      const row = byLead.get(leadId);
      if (!row) throw notFailed(leadId);
      await writeRows(
        ctx,
        transaction,
        {
          ...mend(batch.defaults, row, changes),
          isReviewed: hasChoice(input) || row.isReviewed,
          state: "waiting",
          attempts: 0,
          creationId: null,
          problem: null,
        },
        and(eq(batchRows.batchId, batch.id), eq(batchRows.position, row.position)),
      );
    }
    const running = { state: "running" as const, problem: null, resumeAt: null, finishedAt: null };
    return await writeBatches(ctx, running, eq(batches.id, batch.id));
  });
  return await showBatch(ctx, changed);
}

function hasChoice({ rows, cause }: RetryInput): boolean {
  return rows !== undefined || cause !== undefined;
}

function wantedOf(rows: BatchRow[], input: RetryInput): BatchRowInput[] {
  const { rows: named = [], cause, contact } = input;
  const failed = rows.filter(({ state }) => state === "failed");
  if (!hasChoice(input)) return failed.map(({ leadId }) => ({ leadId }));
  const wanted = new Map<string, BatchRowInput>();
  if (cause !== undefined)
    for (const { leadId, problem } of failed)
      if (problem && causeOfFailure(problem) === cause) wanted.set(leadId, { leadId, contact });
  for (const row of named) {
    const before = wanted.get(row.leadId)?.contact;
    wanted.set(row.leadId, {
      ...row,
      contact: before || row.contact ? { ...before, ...row.contact } : undefined,
    });
  }
  return [...wanted.values()];
}

function mend(
  defaults: BatchDefaults,
  row: BatchRow,
  changes: Omit<BatchRowInput, "leadId">,
): Partial<BatchRow> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const { accountId, opportunityId, role, contact, saveAnyway } = { ...row, ...Object.fromEntries(given) };
  const followsOpportunity = row.followsOpportunity && changes.opportunityId === undefined;
  const mended = {
    accountId: accountId ?? null,
    opportunityId: opportunityId ?? null,
    role: role ?? null,
    contact: contact ? { ...row.contact, ...contact } : row.contact,
    saveAnyway: saveAnyway ?? false,
  };
  return { ...mended, followsOpportunity, ...(followsOpportunity && followedBy(defaults, mended)) };
}

function notFailed(leadId: string): AppError {
  return refusal("row-not-failed", { values: { lead: leadId }, field: "rows" });
}
