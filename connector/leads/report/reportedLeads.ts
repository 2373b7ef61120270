import { and, asc, eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { leadLinks, leadListMembers, leads } from "../../database/schema/leads.ts";
import type { LeadRow } from "../findLead.ts";
import { knownMatches, type SuggestedMatch } from "../matchLeads.ts";
import { isSeenBy, type LeadLink } from "../recordLink.ts";
import type { CrmStatus } from "../showLead.ts";

/** A lead of a list with what is known of it without asking Salesforce. */
export interface ReportedLead {
  lead: LeadRow;
  link: LeadLink | null;
  /** Who it may be, the likeliest first; null where it has not been compared lately. */
  suggestions: SuggestedMatch[] | null;
  status: CrmStatus | "unknown";
}

/** All leads of a list in its order. Asks nobody: what Salesforce said of them is remembered some minutes. */
export function reportedLeads(ctx: RequestContext, listId: string): ReportedLead[] {
  const rows = ctx.database
    .select({ lead: leads, link: leadLinks })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .leftJoin(leadLinks, and(eq(leadLinks.leadId, leads.id), isSeenBy(ctx.database, ctx.caller.userId)))
    .where(eq(leadListMembers.listId, listId))
    .orderBy(asc(leadListMembers.position))
    .all();
  const known = knownMatches(
    ctx,
    rows.map(({ lead }) => lead),
  );
  return rows.map(({ lead, link }) => {
    const suggestions = known.get(lead.id) ?? null;
    return { lead, link, suggestions, status: link ? "linked" : statusOf(suggestions) };
  });
}

function statusOf(suggestions: SuggestedMatch[] | null): CrmStatus | "unknown" {
  if (suggestions === null) return "unknown";
  const [best] = suggestions;
  if (!best) return "new";
  return best.level === "possible" ? "possible" : "likely";
}
