import { and, inArray } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import type { RequestContext } from "../context.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import { leads, type LeadRow } from "../database/schema/leads.ts";
import { visibleLeads } from "./findLead.ts";

/** The leads with these ids that the caller may see. Takes any number of ids. */
export function visibleLeadsById(ctx: RequestContext, leadIds: string[]): Map<string, LeadRow> {
  const found = chunksOf(leadIds, idsPerStatement).flatMap((ids) =>
    ctx.database
      .select()
      .from(leads)
      .where(and(inArray(leads.id, ids), visibleLeads(ctx)))
      .all(),
  );
  return new Map(found.map((lead) => [lead.id, lead]));
}
