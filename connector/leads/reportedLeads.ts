import { and, asc, eq, gt } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import { leadLinks, leadListMembers, leads, type LeadLink, type LeadRow } from "../database/schema/leads.ts";
import { knownMatches } from "../matches/matchLeads.ts";
import type { SuggestedMatch } from "../matches/leadPerson.ts";
import { isSeenBy } from "./recordLink.ts";
import type { CrmStatus } from "./showLead.ts";

const columns = {
  id: leads.id,
  firstName: leads.firstName,
  lastName: leads.lastName,
  sourceName: leads.sourceName,
  email: leads.email,
  phone: leads.phone,
  title: leads.title,
  company: leads.company,
  companyDomain: leads.companyDomain,
  formerCompany: leads.formerCompany,
  location: leads.location,
  profileUrl: leads.profileUrl,
  updatedAt: leads.updatedAt,
};
const rowsPerRead = 100;

/** A lead of a list with its cached status, without a question to Salesforce. */
export interface ReportedLead {
  lead: Pick<LeadRow, keyof typeof columns>;
  link: LeadLink | null;
  /** Suggested records, likeliest first; null where the lead was not compared lately. */
  suggestions: SuggestedMatch[] | null;
  status: CrmStatus | "unknown";
}

/**
 * All leads of a list in its order, a few at a time, so that other requests run in between. No API call:
 * reads the cached results of the last minutes.
 */
export async function* reportedLeads(ctx: RequestContext, listId: string): AsyncGenerator<ReportedLead[]> {
  for (let after = -1; ;) {
    const rows = await readRows(ctx, listId, after);
    const last = rows.at(-1);
    if (!last) return;
    after = last.position;
    yield await withMatches(ctx, rows);
    await setImmediate();
  }
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

async function readRows(ctx: RequestContext, listId: string, after: number) {
  return await ctx.database
    .select({ lead: columns, link: leadLinks, position: leadListMembers.position })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .leftJoin(leadLinks, and(eq(leadLinks.leadId, leads.id), isSeenBy(ctx.database, ctx.caller.userId)))
    .where(and(eq(leadListMembers.listId, listId), gt(leadListMembers.position, after)))
    .orderBy(asc(leadListMembers.position))
    .limit(rowsPerRead);
}

async function withMatches(ctx: RequestContext, rows: Row[]): Promise<ReportedLead[]> {
  const known = await knownMatches(
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
