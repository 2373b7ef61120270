import { and, eq, isNull, not } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { writeRows } from "../../creations/ledger/batchRows.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import { batches, batchRows, type Batch, type BatchRow } from "../../database/schema/batches.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { event } from "../../log/event.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { prepareRows, type PreparedRow } from "../rows/prepareRows.ts";
import type { JobWork } from "../kind.ts";
import { openJobs } from "../turns.ts";
import { batchKind, isRow } from "./batchKind.ts";
import { beginStep, hasWaiting, isPrepared } from "./stepBatch.ts";

/** A batch prepares the next of its rows once all that are have been sent. */
export const batchPreparation: JobWork<Batch> = {
  kind: batchKind,
  async step(app, batch) {
    const begun = await beginStep(app, batch);
    if (begun) await prepareBatch(begun.ctx, batch);
    return null;
  },
  runnable: (app) =>
    openJobs(
      batchKind,
      app,
      and(isNull(batches.preparedAt), hasWaiting(app), not(hasWaiting(app, isPrepared))),
    ),
};

/** Looks up what the next thousand rows need, as prepareRows does, and skips those that are likely in the CRM. */
async function prepareBatch(ctx: RequestContext, batch: Batch): Promise<void> {
  // An admin may have changed the org since the rep reviewed the list.
  if (batch.preparedRows === 0) await contactDescribe(ctx, { recheck: true });
  const rows = await prepareRows<Batch, BatchRow>(batchKind, ctx, batch, (row, transaction) =>
    write(ctx, transaction, row),
  );
  const { id: batchId, userId, orgId } = batch;
  if (rows !== null) await event(ctx, "batch.prepared", { batchId, userId, orgId, rows });
}

async function write(
  ctx: RequestContext,
  transaction: DatabaseHandle,
  { row, hasNewAccount, isStray, likely }: PreparedRow<BatchRow>,
): Promise<void> {
  const { batchId, position, accountId } = row;
  if (hasNewAccount) await prepared(transaction, accountWrite).execute({ batchId, position, accountId });
  if (likely) {
    const isWaiting = and(isRow(row), eq(batchRows.state, "waiting"));
    await writeRows(ctx, transaction, { state: "skipped", problem: storedProblem(likely) }, isWaiting);
  } else if (isStray) await prepared(transaction, withholding).execute({ batchId, position });
}

function accountWrite(handle: DatabaseHandle) {
  const { batchId, position, accountId } = placeholdersOf(batchRows);
  return handle
    .update(batchRows)
    .set({ accountId })
    .where(and(eq(batchRows.batchId, batchId), eq(batchRows.position, position)))
    .prepare();
}

function withholding(handle: DatabaseHandle) {
  const { batchId, position } = placeholdersOf(batchRows);
  return handle
    .update(batchRows)
    .set({ opportunityId: null, role: null })
    .where(and(eq(batchRows.batchId, batchId), eq(batchRows.position, position)))
    .prepare();
}
