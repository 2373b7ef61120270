import { asc, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { eachInTransactions } from "../database/eachInTransactions.ts";
import { rehearsalRows, type Rehearsal, type RehearsalRow } from "../database/schema/rehearsals.ts";
import { policyOf } from "../errors.ts";
import { storedProblem } from "../problems.ts";
import { quotaTerms } from "../quota/quotaTerms.ts";
import { readQuota } from "../quota/readQuota.ts";
import { quotaUsedUp } from "../quota/requireQuota.ts";
import { collectionMax, graphsMax } from "../salesforce/createManyContacts.ts";
import { inOrder } from "./chooseCall.ts";
import { writeRow } from "./writeRow.ts";

/** Rows that a batch prepares before it sends any of them. */
const preparedTogether = 1000;

/**
 * Ends the rows for which a batch would have no quota left, as it would meet them: a request takes the quota
 * of all of its contacts before it is sent, and gives back that of those that are refused.
 */
export async function foretellQuota(ctx: RequestContext, { id }: Rehearsal): Promise<void> {
  const terms = await quotaTerms(ctx.database, ctx.caller, ctx.clock());
  const quota = await readQuota(ctx.database, ctx.caller, terms);
  const rows = await ctx.database
    .select()
    .from(rehearsalRows)
    .where(eq(rehearsalRows.rehearsalId, id))
    .orderBy(...inOrder, asc(rehearsalRows.position))
    .all();
  if (rows.filter(takesQuota).length <= quota.remaining) return;
  const problem = storedProblem(quotaUsedUp({ ...quota, used: quota.limit, remaining: 0 }));
  await eachInTransactions(ctx.database, beyond(rows, quota.remaining), (row, transaction) =>
    writeRow(transaction, row, { state: "would-fail", problem }),
  );
}

/** The rows that find no quota left. */
function beyond(rows: readonly RehearsalRow[], remaining: number): RehearsalRow[] {
  let left = remaining;
  return requestsOf(rows).flatMap((request) => {
    let taken = 0;
    const without = request.filter((row) => {
      if (!asksForQuota(row)) return false;
      if (taken >= left) return true;
      if (takesQuota(row)) taken += 1;
      return false;
    });
    const kept = request.filter((row) => row.state === "would-create" && !without.includes(row)).length;
    left -= kept;
    return without;
  });
}

/** As a batch would send them. */
function requestsOf(rows: readonly RehearsalRow[]): RehearsalRow[][] {
  const byPart = Map.groupBy(rows, ({ position }) => Math.floor(position / preparedTogether));
  const parts = [...byPart].sort(([one], [other]) => one - other).map(([, part]) => part);
  return parts.flatMap((part) => {
    const kinds = Map.groupBy(
      part,
      ({ opportunityId, saveAnyway }) => `${opportunityId !== null} ${saveAnyway}`,
    );
    return [...kinds.values()].flatMap((kind) => inRequests(kind));
  });
}

function inRequests(rows: RehearsalRow[]): RehearsalRow[][] {
  const [first] = rows;
  if (!first) return [];
  const graphs = first.saveAnyway ? 1 : graphsMax;
  const size = first.opportunityId === null ? collectionMax : graphs;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  );
}

/** Whether the batch comes so far with the row as to look at the quota. */
function asksForQuota({ state, problem, call }: RehearsalRow): boolean {
  if (state === "skipped") return false;
  if (call !== null || problem === null) return true;
  return !policyOf(problem).isUnseen && !policyOf(problem).isUnderWay;
}

/** Whether its contact is sent, for which the quota is taken first. */
const takesQuota = ({ state, call }: RehearsalRow) => state === "would-create" || call !== null;
