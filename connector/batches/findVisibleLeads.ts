import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/open.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { visibleLeadsById } from "../leads/visibleLeadsById.ts";
import { firstLeadGone } from "../privacy/leadThere.ts";
import { refusal } from "../reasons/refusal.ts";

/** Leads in the order of their ids. Throws `not-found` for a lead that the caller may not see. */
export async function findVisibleLeads(ctx: RequestContext, leadIds: string[]): Promise<LeadRow[]> {
  const found = await visibleLeadsById(ctx, leadIds);
  return [...new Set(leadIds)].map((id) => found.get(id) ?? refuseMissing(id));
}

/** Throws `not-found` for a lead that is no longer there. */
export function requireThere(transaction: DatabaseHandle, rows: readonly { leadId: string }[]): void {
  const gone = firstLeadGone(
    transaction,
    rows.map(({ leadId }) => leadId),
  );
  if (gone !== undefined) refuseMissing(gone);
}

function refuseMissing(id: string): never {
  throw refusal("no-such-lead-id", { values: { lead: id }, field: "leadIds" });
}
