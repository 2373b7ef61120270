import { and, asc, eq, gt, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLinks, leadListMembers, leads } from "../database/schema/leads.ts";
import { AppError } from "../errors.ts";
import { foldText } from "../matching/foldText.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { LeadRow } from "./findLead.ts";
import { findVisibleList } from "./findLeadList.ts";
import { matchLeads } from "./matchLeads.ts";
import {
  linkedStatuses,
  showLead,
  statusOfMatches,
  type CrmStatus,
  type LeadCrm,
  type ShownLead,
} from "./showLead.ts";

export interface LeadSearch {
  listId: string;
  /** Words, each of which has to begin a word of name, company or title. */
  q?: string | undefined;
  status?: CrmStatus | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface LeadPage {
  items: ShownLead[];
  nextCursor: string | null;
  total: number;
}

/** Filtering by a suggestion asks Salesforce about every lead searched: past this many it would eat the API allowance. */
const suggestionsMax = 10_000;
const suggestionsPerStep = 400;

interface Member {
  lead: LeadRow;
  position: number;
}

/** Leads of a list in its order, each with its CRM status. Throws `not-found` for lists of others. */
export async function findLeads(ctx: RequestContext, search: LeadSearch): Promise<LeadPage> {
  findVisibleList(ctx, search.listId);
  const where = [eq(leadListMembers.listId, search.listId), ...textConditions(search.q)];
  if (search.status === "linked") where.push(isNotNull(leadLinks.leadId));
  else if (search.status) return filterBySuggestion(ctx, search, search.status, where);

  const total = countMembers(ctx, where);
  const members = readMembers(ctx, [...where, ...after(search.cursor)], search.limit + 1);
  const page = members.slice(0, search.limit);
  const statuses = await crmOfLeads(
    ctx,
    page.map(({ lead }) => lead),
  );
  return {
    items: page.map(({ lead }) => showLead(lead, statuses.get(lead.id) ?? { status: "unknown" })),
    nextCursor: members.length > search.limit ? encodeCursor([page.at(-1)?.position ?? 0]) : null,
    total,
  };
}

/**
 * CRM status of leads, linked ones from our own records, the others by asking Salesforce. Where Salesforce cannot say
 * just now, a rep still sees their leads; where the sign-in has ended, that comes first.
 */
export async function crmOfLeads(ctx: RequestContext, rows: LeadRow[]): Promise<Map<string, LeadCrm>> {
  const statuses = linkedStatuses(
    ctx,
    rows.map(({ id }) => id),
  );
  const open = rows.filter(({ id }) => !statuses.has(id));
  try {
    const matches = await matchLeads(ctx, open);
    for (const { id } of open) statuses.set(id, statusOfMatches(ctx, matches.get(id)));
  } catch (error) {
    if (!(error instanceof AppError) || !unaskable.has(error.code)) throw error;
    ctx.log.warn({ code: error.code, detail: error.message }, "matches could not be asked for");
    for (const { id } of open) statuses.set(id, { status: "unknown" });
  }
  return statuses;
}

const unaskable = new Set(["salesforce-unavailable", "api-limit-reached", "insufficient-access"]);

/** New, likely and possible are known only after asking Salesforce, so that all leads searched are gone through. */
async function filterBySuggestion(
  ctx: RequestContext,
  search: LeadSearch,
  status: CrmStatus,
  where: SQL[],
): Promise<LeadPage> {
  const unlinked = [...where, isNull(leadLinks.leadId)];
  if (countMembers(ctx, unlinked) > suggestionsMax) {
    throw new AppError("request-invalid", {
      detail: `Filtering by "${status}" asks Salesforce about every lead, and the list has more than ${suggestionsMax}.`,
      action: "Search for a name or company first, or filter by linked.",
      fields: [{ field: "status", message: "needs a narrower search in a list of this size" }],
    });
  }
  const members = readMembers(ctx, unlinked, suggestionsMax);
  const found: (Member & { crm: LeadCrm })[] = [];
  for (let start = 0; start < members.length; start += suggestionsPerStep) {
    const step = members.slice(start, start + suggestionsPerStep);
    const matches = await matchLeads(
      ctx,
      step.map(({ lead }) => lead),
    );
    for (const member of step) {
      const crm = statusOfMatches(ctx, matches.get(member.lead.id));
      if (crm.status === status) found.push({ ...member, crm });
    }
  }
  const from = search.cursor === undefined ? -1 : Number(decodeCursor(search.cursor, ["number"])[0]);
  const rest = found.filter(({ position }) => position > from);
  const page = rest.slice(0, search.limit);
  return {
    items: page.map(({ lead, crm }) => showLead(lead, crm)),
    nextCursor: rest.length > search.limit ? encodeCursor([page.at(-1)?.position ?? 0]) : null,
    total: found.length,
  };
}

function textConditions(q: string | undefined): SQL[] {
  return foldText(q ?? "")
    .split(" ")
    .filter((word) => word !== "")
    .map((word) => sql`' ' || ${leads.searchText} like ${`% ${word}%`}`);
}

function after(cursor: string | undefined): SQL[] {
  return cursor === undefined
    ? []
    : [gt(leadListMembers.position, Number(decodeCursor(cursor, ["number"])[0]))];
}

function readMembers(ctx: RequestContext, where: SQL[], limit: number): Member[] {
  return ctx.database
    .select({ lead: leads, position: leadListMembers.position })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .leftJoin(leadLinks, eq(leadLinks.leadId, leads.id))
    .where(and(...where))
    .orderBy(asc(leadListMembers.position))
    .limit(limit)
    .all();
}

function countMembers(ctx: RequestContext, where: SQL[]): number {
  const row = ctx.database
    .select({ total: sql<number>`count(*)` })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .leftJoin(leadLinks, eq(leadLinks.leadId, leads.id))
    .where(and(...where))
    .get();
  return row?.total ?? 0;
}
