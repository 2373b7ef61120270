import { and, asc, count, eq, lt, min, not, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { batchRows, type Batch } from "../database/schema/batches.ts";
import { leads } from "../database/schema/leads.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { hasRunningCreation } from "../creations/ledger/refuse.ts";
import { firstOf } from "../database/firstOf.ts";

interface SendableRows {
  handle: DatabaseHandle;
  batch: Batch;
  limit: number;
  conditions: SQL[];
}

/** Rows that can be sent now, each with its lead where the user may see it, in the order of sending. */
export async function readSendable(ctx: RequestContext, { handle, batch, limit, conditions }: SendableRows) {
  return await handle
    .select({ row: batchRows, lead: leads })
    .from(batchRows)
    .leftJoin(leads, and(eq(leads.id, batchRows.leadId), visibleLeads(ctx)))
    .where(and(isSendable(handle, batch), ...conditions))
    .orderBy(
      asc(batchRows.attempts),
      asc(sql`${batchRows.opportunityId} is null`),
      // Those without an account first, in either database.
      asc(sql`${batchRows.accountId} is not null`),
      asc(batchRows.accountId),
      asc(batchRows.opportunityId),
      asc(batchRows.position),
    )
    .limit(limit);
}

export async function countSendable(
  handle: DatabaseHandle,
  batch: Batch,
  ...conditions: SQL[]
): Promise<number> {
  const found = await firstOf(
    handle
      .select({ count: count() })
      .from(batchRows)
      .where(and(isSendable(handle, batch), ...conditions)),
  );
  return found?.count ?? 0;
}

/** Waiting rows that have been prepared and whose lead has no running creation. */
function isSendable(handle: DatabaseHandle, batch: Batch) {
  return and(
    eq(batchRows.batchId, batch.id),
    eq(batchRows.state, "waiting"),
    batch.preparedAt === null ? lt(batchRows.position, batch.preparedRows) : undefined,
    not(hasRunningCreation(handle, batchRows.leadId)),
  );
}

/** The number of tries of the rows to be sent next; null where no row can be sent now. */
export async function fewestAttempts(handle: DatabaseHandle, batch: Batch): Promise<number | null> {
  const found = await firstOf(
    handle
      .select({ attempts: min(batchRows.attempts) })
      .from(batchRows)
      .where(isSendable(handle, batch)),
  );
  return found?.attempts ?? null;
}
