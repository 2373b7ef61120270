import type { RequestContext } from "../context.ts";
import { idsPerStatement } from "../database/prepared.ts";
import type { BatchRow } from "../database/schema/batches.ts";
import { storedProblem, type StoredProblem } from "../problems.ts";
import { refusal } from "../reasons/refusal.ts";
import { lookUpVisibility, type KnownRecord } from "../leads/knownVisibility.ts";
import { readLinks } from "../leads/recordLink.ts";
import { crmObjectOf } from "../salesforce/recordId.ts";
import { chunksOf } from "../chunksOf.ts";

/** Replaces a stored problem whose record the caller may not see any more. */
export const skippedForHidden: StoredProblem = storedProblem(refusal("in-crm-unseen"));

/**
 * The existing records of skipped rows, by position, after checking that the caller may see them now: access
 * may have changed since. One API call for up to 2,500 records, none for links that the caller made.
 */
export async function readSkippedRecords(
  ctx: RequestContext,
  rows: readonly Pick<BatchRow, "leadId" | "position" | "problem">[],
): Promise<Map<number, KnownRecord>> {
  const named = rows.flatMap(({ leadId, position, problem }) => {
    // Only this code names a record that the lead is.
    const recordId = problem?.code === "already-in-crm" ? problem.members?.["recordId"] : undefined;
    return typeof recordId === "string" ? [{ leadId, position, recordId }] : [];
  });
  const linkedBy = new Map<string, string>();
  const allLeadIds = named.map(({ leadId }) => leadId);
  for (const leadIds of chunksOf(allLeadIds, idsPerStatement)) {
    const links = await readLinks(ctx.database, leadIds, ctx.caller.userId);
    for (const link of links) linkedBy.set(`${link.leadId}:${link.recordId}`, link.linkedBy);
  }
  const records = named.map(({ leadId, position, recordId }): [number, KnownRecord] => {
    const object = crmObjectOf(recordId) ?? "Contact";
    return [position, { recordId, object, linkedBy: linkedBy.get(`${leadId}:${recordId}`) ?? "" }];
  });
  await lookUpVisibility(
    ctx,
    records.map(([, record]) => record),
  );
  return new Map(records);
}
