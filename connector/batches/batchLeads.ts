import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadListMembers, leads, type LeadRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { chunksOf } from "../chunksOf.ts";

/** SQLite takes so many parameters in one statement easily. */
const chunkSize = 500;

/** The leads in the order of their ids. Throws `not-found` where the caller may not see one of them. */
export function readVisibleLeads(ctx: RequestContext, leadIds: string[]): LeadRow[] {
  const found = new Map<string, LeadRow>();
  for (const ids of chunksOf(leadIds, chunkSize)) {
    const part = ctx.database
      .select()
      .from(leads)
      .where(and(inArray(leads.id, ids), visibleLeads(ctx)))
      .all();
    for (const lead of part) found.set(lead.id, lead);
  }
  return [...new Set(leadIds)].map((id) => found.get(id) ?? refuseMissing(id));
}

/** Throws `request-invalid` where one of the leads is not in the list. */
export function requireMembers(ctx: RequestContext, listId: string, leadIds: string[]): void {
  for (const ids of chunksOf(leadIds, chunkSize)) {
    const members = ctx.database
      .select({ id: leadListMembers.leadId })
      .from(leadListMembers)
      .where(and(eq(leadListMembers.listId, listId), inArray(leadListMembers.leadId, ids)))
      .all();
    const inList = new Set(members.map(({ id }) => id));
    const stray = ids.find((id) => !inList.has(id));
    if (stray === undefined) continue;
    throw refusal("lead-not-in-list", { values: { lead: stray }, field: "leadIds" });
  }
}

function refuseMissing(id: string): never {
  throw refusal("no-such-lead-id", { values: { lead: id }, field: "leadIds" });
}
