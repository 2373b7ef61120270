import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { writeRows } from "../creations/ledger/writeRows.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { batches, batchRows, type BatchDefaults, type BatchRow } from "../database/schema/batches.ts";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { BatchRowInput } from "./createBatch.ts";
import { followedBy } from "./followOpportunity.ts";
import { findBatch } from "./findBatch.ts";
import { showBatch, type BatchStatus } from "./showBatch.ts";
import { writeBatches } from "./writeBatches.ts";

/**
 * Tries failed rows again: all of them, or the named ones with the rep's corrections. Throws
 * `request-invalid` for rows that have not failed.
 */
export async function retryBatch(
  ctx: RequestContext,
  id: string,
  rows?: BatchRowInput[],
): Promise<BatchStatus> {
  const batch = await findBatch(ctx, id);
  const [changed = batch] = await inTransaction(ctx.database, async (transaction) => {
    const failed = await transaction
      .select()
      .from(batchRows)
      .where(and(eq(batchRows.batchId, batch.id), inArray(batchRows.state, ["failed", "skipped"])))
      .all();
    const byLead = new Map(failed.map((row) => [row.leadId, row]));
    const wanted: BatchRowInput[] = rows ?? failed.filter(({ state }) => state === "failed").map(onlyLead);
    for (const { leadId, ...changes } of wanted) {
      const row = byLead.get(leadId);
      if (!row) throw notFailed(leadId);
      await writeRows(
        ctx,
        transaction,
        {
          ...mend(batch.defaults, row, changes),
          isReviewed: rows ? true : row.isReviewed,
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

function onlyLead({ leadId }: BatchRow): BatchRowInput {
  return { leadId };
}

function mend(
  defaults: BatchDefaults,
  row: BatchRow,
  changes: Omit<BatchRowInput, "leadId">,
): Partial<BatchRow> {
  const { accountId, opportunityId, role, contact, saveAnyway } = { ...row, ...changes };
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
