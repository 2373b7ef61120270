import { and, count, countDistinct, eq, isNotNull } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { batchRows, type Batch } from "../database/schema/batches.ts";
import { graphsMax } from "../salesforce/requests.ts";
import { firstOf } from "../database/firstOf.ts";

/** Beyond those that a batch takes anyway. */
const furtherRequests = 10;

/**
 * Whether leads for which no quota is left may still wait for what Salesforce's refusals give back. With one
 * contact left, a thousand leads that it refuses would else take a thousand requests.
 */
export async function mayWaitForQuota(handle: DatabaseHandle, { id }: Batch): Promise<boolean> {
  return maySendShort(await countOf(handle, id), await refusingRequestsOf(handle, id));
}

/** The same by the number of leads, and of the requests so far in which Salesforce refused one of them. */
export function maySendShort(leads: number, refusingRequests: number): boolean {
  return refusingRequests < Math.ceil(leads / graphsMax) + furtherRequests;
}

async function countOf(handle: DatabaseHandle, batchId: string): Promise<number> {
  const found = await firstOf(
    handle.select({ rows: count() }).from(batchRows).where(eq(batchRows.batchId, batchId)),
  );
  return found?.rows ?? 0;
}

/** Each step of a batch sends one request, and signs the rows that it settles. */
async function refusingRequestsOf(handle: DatabaseHandle, batchId: string): Promise<number> {
  const isRefused = and(eq(batchRows.state, "failed"), isNotNull(batchRows.creationId));
  const found = await firstOf(
    handle
      .select({ requests: countDistinct(batchRows.requestId) })
      .from(batchRows)
      .where(and(eq(batchRows.batchId, batchId), isRefused)),
  );
  return found?.requests ?? 0;
}
