import { and, count, eq, gte, isNull, lt, lte } from "drizzle-orm";
import { askTogether } from "../askTogether.ts";
import type { RequestContext } from "../context.ts";
import { eachInTransactions } from "../database/inSteps.ts";
import { changesOf, type DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { batches, batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { visibleLeadsById } from "../leads/findLead.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";
import { lookUpBlockingLinks } from "../creations/ledger/refuse.ts";
import { writeRows } from "../creations/ledger/batchRows.ts";
import { event } from "../log/event.ts";
import { storedProblem } from "../problems.ts";
import { lookUpCountries } from "../accounts/accountCountries.ts";
import { accountsToLookUp } from "./accountsToLookUp.ts";
import { chooseAccounts } from "./chooseAccounts.ts";
import { findLikely } from "./findLikely.ts";
import { learnOpportunityAccount, withholdOpportunity } from "./followOpportunity.ts";
import { firstOf } from "../database/firstOf.ts";

/** Rows prepared in one step, so that the first thousand of a long list can be sent while the rest waits. */
const rowsPerTurn = 1000;

/**
 * Looks up what the next thousand rows need. Skips leads that are likely in the CRM already, unless the rep
 * reviewed them. Chooses the account for leads whose company matches one exactly, and leaves the batch's
 * opportunity to those of its account. A dozen API calls at most.
 */
export async function prepareBatch(ctx: RequestContext, batch: Batch): Promise<void> {
  const end = batch.preparedRows + rowsPerTurn;
  // An admin may have changed the org since the rep reviewed the list.
  if (batch.preparedRows === 0) await contactDescribe(ctx, { recheck: true });
  const rows = await waitingRows(ctx, batch, end);
  const leadIds = rows.map(({ leadId }) => leadId);
  const leadsById = await visibleLeadsById(ctx, leadIds);
  await lookUpBlockingLinks(ctx, [...leadsById.keys()]);
  await skipLikely(ctx, rows, leadsById);
  const describe = await contactDescribe(ctx);
  const [, defaults] = await askTogether(
    () => resolveAccounts(ctx, batch, rows, leadsById),
    () => learnOpportunityAccount(ctx, batch, describe),
  );
  await lookUpCountriesOf(ctx, batch, rows, leadsById);
  await withholdOpportunity(ctx, batch, defaults, end);
  await forgetTries(ctx, rows);
  const all = await countAll(ctx, batch);
  // Where another connector leads by now, it may have gone on from there.
  const counted = await ctx.database
    .update(batches)
    .set({ preparedRows: end, ...(all <= end && { preparedAt: ctx.clock().getTime() }) })
    .where(and(eq(batches.id, batch.id), eq(batches.preparedRows, batch.preparedRows)));
  if (changesOf(counted) === 0) return;
  const { id: batchId, userId, orgId } = batch;
  await event(ctx, "batch.prepared", { batchId, userId, orgId, rows: Math.min(end, all) });
}

/** Failed preparations do not count as tries of sending these rows. */
async function forgetTries(ctx: RequestContext, rows: BatchRow[]): Promise<void> {
  const tried = rows.filter(({ attempts }) => attempts > 0).map(({ position }) => position);
  if (tried.length === 0) return;
  const [{ batchId }] = rows as [BatchRow];
  await ctx.database
    .update(batchRows)
    .set({ attempts: 0 })
    .where(
      and(
        eq(batchRows.batchId, batchId),
        gte(batchRows.position, Math.min(...tried)),
        lte(batchRows.position, Math.max(...tried)),
      ),
    );
}

async function waitingRows(ctx: RequestContext, batch: Batch, end: number): Promise<BatchRow[]> {
  return await ctx.database
    .select()
    .from(batchRows)
    .where(
      and(
        eq(batchRows.batchId, batch.id),
        eq(batchRows.state, "waiting"),
        isNull(batchRows.creationId),
        gte(batchRows.position, batch.preparedRows),
        lt(batchRows.position, end),
      ),
    );
}

async function countAll(ctx: RequestContext, { id }: Batch): Promise<number> {
  const found = await firstOf(
    ctx.database.select({ count: count() }).from(batchRows).where(eq(batchRows.batchId, id)),
  );
  return found?.count ?? 0;
}

async function skipLikely(
  ctx: RequestContext,
  rows: BatchRow[],
  leadsById: Map<string, LeadRow>,
): Promise<void> {
  const unreviewed = rows.filter(({ isReviewed }) => !isReviewed);
  const refusals = await findLikely(ctx, unreviewed, leadsById);
  await eachInTransactions(ctx.database, unreviewed, async (row, transaction) => {
    const likely = refusals.get(row.leadId);
    if (!likely) return;
    const isWaiting = and(
      eq(batchRows.batchId, row.batchId),
      eq(batchRows.position, row.position),
      eq(batchRows.state, "waiting"),
    );
    await writeRows(ctx, transaction, { state: "skipped", problem: storedProblem(likely) }, isWaiting);
  });
}

async function resolveAccounts(
  ctx: RequestContext,
  batch: Batch,
  rows: BatchRow[],
  leadsById: Map<string, LeadRow>,
): Promise<void> {
  const chosen = await chooseAccounts(ctx, batch, rows, leadsById);
  await eachInTransactions(ctx.database, rows, async ({ batchId, position, leadId }, transaction) => {
    const accountId = chosen.get(leadId);
    if (accountId !== undefined)
      await prepared(transaction, accountWrite).execute({ batchId, position, accountId });
  });
}

/** At once for all rows, because each chunk would ask otherwise. */
async function lookUpCountriesOf(
  ctx: RequestContext,
  batch: Batch,
  rows: BatchRow[],
  leadsById: Map<string, LeadRow>,
): Promise<void> {
  const { account } = await contactDescribe(ctx);
  const withLeads = rows.map((row) => ({ row, lead: leadsById.get(row.leadId) ?? null }));
  await lookUpCountries(ctx, account, accountsToLookUp(ctx, batch, withLeads));
}

function accountWrite(handle: DatabaseHandle) {
  const { batchId, position, accountId } = placeholdersOf(batchRows);
  return handle
    .update(batchRows)
    .set({ accountId })
    .where(and(eq(batchRows.batchId, batchId), eq(batchRows.position, position)))
    .prepare();
}
