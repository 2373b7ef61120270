import { and, inArray, isNull, type Placeholder } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import type { RequestContext } from "../context.ts";
import { allOfIds } from "../database/allOfIds.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { leads, type LeadRow } from "../database/schema/leads.ts";
import { visibleLeadsById } from "../leads/visibleLeadsById.ts";
import { refusal } from "../reasons/refusal.ts";

/** Leads in the order of their ids. Throws `not-found` for a lead that the caller may not see. */
export async function findVisibleLeads(ctx: RequestContext, leadIds: string[]): Promise<LeadRow[]> {
  const found = await visibleLeadsById(ctx, leadIds);
  return [...new Set(leadIds)].map((id) => found.get(id) ?? refuseMissing(id));
}

/** Throws `not-found` for a lead that is no longer there. */
export function requireThere(transaction: DatabaseHandle, rows: readonly { leadId: string }[]): void {
  for (const part of chunksOf(rows, idsPerStatement)) {
    const ids = part.map(({ leadId }) => leadId);
    const there = new Set(allOfIds(transaction, idsThere, ids).map(({ id }) => id));
    const missing = ids.find((id) => !there.has(id));
    if (missing !== undefined) refuseMissing(missing);
  }
}

const idsThere = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select({ id: leads.id })
    .from(leads)
    .where(and(inArray(leads.id, ids), isNull(leads.removedAt)))
    .prepare();

function refuseMissing(id: string): never {
  throw refusal("no-such-lead-id", { values: { lead: id }, field: "leadIds" });
}
