import { and, asc, eq, not, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { batchRows } from "../database/schema/batches.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { visibleLeadsById } from "../leads/findLead.ts";
import { hasLead } from "../privacy/withoutPeople.ts";
import { refusal } from "../reasons/refusal.ts";
import { firstOf } from "../database/firstOf.ts";

/** Leads in the order of their ids. Throws `not-found` for a lead that the caller may not see. */
export async function findVisibleLeads(ctx: RequestContext, leadIds: string[]): Promise<LeadRow[]> {
  const found = await visibleLeadsById(ctx, leadIds);
  return [...new Set(leadIds)].map((id) => found.get(id) ?? refuseMissing(id));
}

/** Throws `not-found` for a batch's lead that is no longer there. */
export async function requireThere(transaction: DatabaseHandle, batchId: string): Promise<void> {
  const gone = await firstOf(prepared(transaction, firstGone).execute({ batchId }));
  if (gone) refuseMissing(gone.leadId);
}

const firstGone = (handle: DatabaseHandle) =>
  handle
    .select({ leadId: batchRows.leadId })
    .from(batchRows)
    .where(and(eq(batchRows.batchId, sql.placeholder("batchId")), not(hasLead(handle, batchRows.leadId))))
    .orderBy(asc(batchRows.position))
    .limit(1)
    .prepare();

function refuseMissing(id: string): never {
  throw refusal("no-such-lead-id", { values: { lead: id }, field: "leadIds" });
}
