import { and, eq, gte, lt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { eachInTransactions } from "../database/inSteps.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import {
  batches,
  batchRows,
  type Batch,
  type BatchDefaults,
  type BatchRow,
} from "../database/schema/batches.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import { accountOfRow } from "./rowValues.ts";
import { readOpportunityAccount } from "../salesforce/openOpportunities.ts";

type ChosenRow = Pick<BatchRow, "accountId" | "contact" | "opportunityId" | "role">;

/** Learns which account the batch's opportunity is of, once a batch. */
export async function learnOpportunityAccount(
  ctx: RequestContext,
  { id, defaults }: Batch,
  describe: ContactDescribe,
): Promise<BatchDefaults> {
  const learnt = await withOpportunityAccount(ctx, defaults, describe);
  if (learnt !== defaults)
    await ctx.database.update(batches).set({ defaults: learnt }).where(eq(batches.id, id));
  return learnt;
}

/**
 * The defaults with the account that their opportunity is of, where that decides about rows. One API call.
 * Not known where the user sees no such opportunity: Salesforce then says so of each row.
 */
export async function withOpportunityAccount(
  ctx: RequestContext,
  defaults: BatchDefaults,
  { opportunity }: ContactDescribe,
): Promise<BatchDefaults> {
  const { opportunityId, opportunityForAll, opportunityAccountId } = defaults;
  const isKnown =
    opportunityId === undefined || opportunityForAll === true || opportunityAccountId !== undefined;
  if (isKnown || !opportunity?.queryable) return defaults;
  const accountId = await readOpportunityAccount(ctx.salesforce, opportunity, opportunityId);
  if (accountId === undefined) return defaults;
  return { ...defaults, opportunityAccountId: accountId };
}

/** Takes the batch's opportunity from the rows up to `end` whose account is another one than its own. */
export async function withholdOpportunity(
  ctx: RequestContext,
  { id, preparedRows }: Batch,
  defaults: BatchDefaults,
  end: number,
): Promise<void> {
  if (defaults.opportunityAccountId === undefined) return;
  const rows = await ctx.database
    .select()
    .from(batchRows)
    .where(
      and(
        eq(batchRows.batchId, id),
        eq(batchRows.state, "waiting"),
        eq(batchRows.followsOpportunity, true),
        gte(batchRows.position, preparedRows),
        lt(batchRows.position, end),
      ),
    );
  const strays = rows.filter((row) => followedBy(defaults, row).opportunityId === null);
  await eachInTransactions(ctx.database, strays, async ({ batchId, position }, transaction) => {
    await prepared(transaction, withholding).execute({ batchId, position });
  });
}

/** Opportunity and role of a row that follows its batch's. Without an account it keeps what it has. */
export function followedBy(
  defaults: BatchDefaults,
  row: ChosenRow,
): Pick<BatchRow, "opportunityId" | "role"> {
  const { opportunityId, role } = row;
  const accountId = accountOfRow({ defaults }, row);
  if (defaults.opportunityAccountId === undefined || accountId === null) return { opportunityId, role };
  return isSameRecord(accountId, defaults.opportunityAccountId)
    ? { opportunityId: defaults.opportunityId ?? null, role: role ?? defaults.role ?? null }
    : { opportunityId: null, role: null };
}

/** An id has 15 characters, with or without three more that check it. */
function isSameRecord(one: string, other: string | null): boolean {
  return other !== null && one.slice(0, 15) === other.slice(0, 15);
}

function withholding(handle: DatabaseHandle) {
  const { batchId, position } = placeholdersOf(batchRows);
  return handle
    .update(batchRows)
    .set({ opportunityId: null, role: null })
    .where(and(eq(batchRows.batchId, batchId), eq(batchRows.position, position)))
    .prepare();
}
