import { and, count, eq, gte, lt } from "drizzle-orm";
import { askTogether } from "../askTogether.ts";
import { lookUpCountries } from "../accounts/accountCountries.ts";
import { accountsToLookUp } from "../batches/accountsToLookUp.ts";
import { chooseAccounts } from "../batches/chooseAccounts.ts";
import { findLikely } from "../batches/findLikely.ts";
import { followedBy, withOpportunityAccount } from "../batches/followOpportunity.ts";
import type { RequestContext } from "../context.ts";
import { lookUpBlockingLinks } from "../creations/ledger/refuse.ts";
import { eachInTransactions } from "../database/inSteps.ts";
import {
  rehearsalRows,
  rehearsals,
  type Rehearsal,
  type RehearsalRow,
} from "../database/schema/rehearsals.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";
import { visibleLeadsById } from "../leads/findLead.ts";
import { storedProblem } from "../problems.ts";
import { writeRow } from "./writeRow.ts";
import { firstOf } from "../database/firstOf.ts";

/** As many as a batch prepares in one step. */
const rowsPerTurn = 1000;

/**
 * Looks up for the next thousand rows what a batch looks up before it sends them: which leads are likely in
 * the CRM, their accounts, and whose opportunity it is. A dozen API calls at most, and none where a review
 * has just looked up the same.
 */
export async function prepareRehearsal(ctx: RequestContext, rehearsal: Rehearsal): Promise<void> {
  const { id, preparedRows } = rehearsal;
  const end = preparedRows + rowsPerTurn;
  const rows = await nextRows(ctx, rehearsal, end);
  const leadsById = await visibleLeadsById(
    ctx,
    rows.map(({ leadId }) => leadId),
  );
  await lookUpBlockingLinks(ctx, [...leadsById.keys()]);
  const unreviewed = rows.filter(({ isReviewed }) => !isReviewed);
  const likely = await findLikely(ctx, unreviewed, leadsById);
  const describe = await contactDescribe(ctx);
  const [accounts, defaults] = await askTogether(
    () => chooseAccounts(ctx, rehearsal, rows, leadsById),
    () => withOpportunityAccount(ctx, rehearsal.defaults, describe),
  );
  const prepared = rows.map((row) => withAccount(row, accounts.get(row.leadId), defaults));
  const withLeads = prepared.map((row) => ({ row, lead: leadsById.get(row.leadId) ?? null }));
  await lookUpCountries(ctx, describe.account, accountsToLookUp(ctx, rehearsal, withLeads));
  await eachInTransactions(ctx.database, prepared, async (row, transaction) => {
    const refused = likely.get(row.leadId);
    const { accountId, opportunityId, role } = row;
    await writeRow(transaction, row, {
      ...(refused ? { state: "skipped", problem: storedProblem(refused) } : { state: "waiting" }),
      ...{ accountId, opportunityId, role },
    });
  });
  const all = await countAll(ctx, rehearsal);
  // Where another connector leads by now, it may have gone on from there.
  await ctx.database
    .update(rehearsals)
    .set({ defaults, preparedRows: end, ...(all <= end && { preparedAt: ctx.clock().getTime() }) })
    .where(and(eq(rehearsals.id, id), eq(rehearsals.preparedRows, preparedRows)));
}

function withAccount(
  row: RehearsalRow,
  accountId: string | undefined,
  defaults: Rehearsal["defaults"],
): RehearsalRow {
  const placed = { ...row, accountId: accountId ?? row.accountId };
  const follows = row.followsOpportunity && followedBy(defaults, placed).opportunityId === null;
  return follows ? { ...placed, opportunityId: null, role: null } : placed;
}

async function nextRows(ctx: RequestContext, rehearsal: Rehearsal, end: number): Promise<RehearsalRow[]> {
  return await ctx.database
    .select()
    .from(rehearsalRows)
    .where(
      and(
        eq(rehearsalRows.rehearsalId, rehearsal.id),
        eq(rehearsalRows.state, "waiting"),
        gte(rehearsalRows.position, rehearsal.preparedRows),
        lt(rehearsalRows.position, end),
      ),
    );
}

async function countAll(ctx: RequestContext, { id }: Rehearsal): Promise<number> {
  const found = await firstOf(
    ctx.database.select({ count: count() }).from(rehearsalRows).where(eq(rehearsalRows.rehearsalId, id)),
  );
  return found?.count ?? 0;
}
