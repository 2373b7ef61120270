import { eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { eachInTransactions } from "../../database/inSteps.ts";
import { rehearsalRows, type Rehearsal, type RehearsalRow } from "../../database/schema/rehearsals.ts";
import { maySendShort } from "../batch/claimChunk.ts";
import { policyOf } from "../../errors.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { quotaTerms } from "../../settings/quotaTerms.ts";
import { littleQuotaLeft, quotaUsedUp, readQuota } from "../../settings/readQuota.ts";
import { collectionMax, graphsMax } from "../../salesforce/requests.ts";
import { sendingOrder } from "../rows/leadRows.ts";
import { preparedTogether } from "../rows/prepareRows.ts";
import { writeRow } from "./rehearsalKind.ts";

/**
 * Ends the rows for which a batch would have no quota left, as it would meet them: a request takes the quota
 * of its contacts before it is sent, and gives back that of those that are refused, for which others wait.
 */
export async function foretellQuota(ctx: RequestContext, { id }: Rehearsal): Promise<void> {
  const terms = await quotaTerms(ctx.database, ctx.caller, ctx.clock());
  const quota = await readQuota(ctx.database, ctx.caller, terms);
  const rows = await ctx.database
    .select()
    .from(rehearsalRows)
    .where(eq(rehearsalRows.rehearsalId, id))
    .orderBy(...sendingOrder(rehearsalRows));
  if (rows.filter(takesQuota).length <= quota.remaining) return;
  const usedUp = quotaUsedUp({ ...quota, used: quota.limit, remaining: 0 });
  const problems = { usedUp: storedProblem(usedUp), littleLeft: storedProblem(littleQuotaLeft(usedUp)) };
  await eachInTransactions(ctx.database, beyond(rows, quota.remaining), ({ row, why }, transaction) =>
    writeRow(transaction, row, { state: "would-fail", problem: problems[why] }),
  );
}

/** A row that finds no quota: it is used up, or others have the last of it, which Salesforce may refuse. */
interface WithoutQuota {
  row: RehearsalRow;
  why: "usedUp" | "littleLeft";
}

function beyond(rows: readonly RehearsalRow[], remaining: number): WithoutQuota[] {
  const byPart = Map.groupBy(rows.filter(asksForQuota), ({ position }) =>
    Math.floor(position / preparedTogether),
  );
  const parts = [...byPart].sort(([one], [other]) => one - other).map(([, part]) => part);
  let left = remaining;
  let refusingRequests = 0;
  const without: WithoutQuota[] = [];
  for (const part of parts) {
    let waiting = part;
    while (waiting.length > 0) {
      const request = nextRequest(waiting);
      const claimed = claimable(request, left);
      const isSent = claimed.some(takesQuota);
      const mayWait = isSent && maySendShort(rows.length, refusingRequests);
      const others = request.filter((row) => !claimed.includes(row));
      const why = isSent ? "littleLeft" : "usedUp";
      if (!mayWait) without.push(...others.map((row) => ({ row, why }) as const));
      left -= claimed.filter(maySave).length;
      if (claimed.some(isRefused)) refusingRequests += 1;
      const settled = new Set(mayWait ? claimed : request);
      waiting = waiting.filter((row) => !settled.has(row));
    }
  }
  return without;
}

/** The rows that the batch would claim together next. */
function nextRequest(waiting: readonly RehearsalRow[]): RehearsalRow[] {
  const [first] = waiting;
  if (!first) return [];
  const graphs = first.saveAnyway ? 1 : graphsMax;
  const size = first.opportunityId === null ? collectionMax : graphs;
  return waiting.filter((row) => kindOf(row) === kindOf(first)).slice(0, size);
}

const kindOf = ({ opportunityId, saveAnyway }: RehearsalRow) => `${opportunityId !== null} ${saveAnyway}`;

/** Those that find quota. The others wait, as long as one of these may give its own back. */
function claimable(request: readonly RehearsalRow[], left: number): RehearsalRow[] {
  let taken = 0;
  return request.filter((row) => {
    if (taken >= left) return false;
    if (takesQuota(row)) taken += 1;
    return true;
  });
}

/** Whether the batch comes so far with the row as to look at the quota. */
function asksForQuota({ state, problem, call }: RehearsalRow): boolean {
  if (state === "skipped") return false;
  if (call !== null || problem === null) return true;
  return !policyOf(problem).isUnseen && !policyOf(problem).isUnderWay;
}

/** Whether Salesforce refuses it, which gives its quota back. */
const isRefused = ({ state, call }: RehearsalRow) => state === "would-fail" && call !== null;

/** Whether its contact is sent, for which the quota is taken first. */
const takesQuota = (row: RehearsalRow) => maySave(row) || row.call !== null;

const maySave = ({ state }: RehearsalRow) => state === "would-create" || state === "untold";
