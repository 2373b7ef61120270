import { and, asc, eq, gt, isNotNull, isNull, sql, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLinks, leadListMembers, leads, type LeadRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { foldText } from "../matching/foldText.ts";
import { decodeCursor } from "../cursor.ts";
import { leadsPerSearch, matchLeads } from "../matches/matchLeads.ts";
import { isSeenBy } from "./recordLink.ts";
import { statusOfMatches, type CrmStatus, type LeadCrm } from "./showLead.ts";
import { chunksOf } from "../chunksOf.ts";

/** Selects leads of a list. */
export interface LeadFilter {
  listId: string;
  /** Words. Each must begin a word of the name, company or title. */
  q?: string | undefined;
  status?: CrmStatus | undefined;
}

/** A lead in its list; `position` gives the order. */
interface Member {
  lead: LeadRow;
  position: number;
}

/**
 * Filtering by a suggestion asks Salesforce about every lead. Longer lists would use up the API allowance.
 */
const suggestionsMax = 10_000;

const statusNames = {
  new: say("name-status-new"),
  likely: say("name-status-likely"),
  possible: say("name-status-possible"),
};

/** The conditions that the database can check: all but a status that only Salesforce knows. */
export function filterConditions({ listId, q, status }: LeadFilter): SQL[] {
  const conditions = [eq(leadListMembers.listId, listId), ...textConditions(q)];
  if (status === "linked") conditions.push(isNotNull(leadLinks.leadId));
  return conditions;
}

/** The status of the filter where it depends on suggestions from Salesforce. */
export function suggestedStatus({ status }: LeadFilter): Exclude<CrmStatus, "linked"> | null {
  return status === undefined || status === "linked" ? null : status;
}

/**
 * Statuses new, likely and possible are known only after asking Salesforce, so this checks all leads that
 * match the rest of the filter.
 */
export async function membersBySuggestion(
  ctx: RequestContext,
  filter: LeadFilter,
  status: Exclude<CrmStatus, "linked">,
): Promise<(Member & { crm: LeadCrm })[]> {
  const unlinked = [...filterConditions(filter), isNull(leadLinks.leadId)];
  if (countMembers(ctx, unlinked) > suggestionsMax) {
    throw refusal("list-too-long-to-filter", {
      values: { max: suggestionsMax, status: statusNames[status] },
      field: "status",
    });
  }
  const members = readMembers(ctx, unlinked, { limit: suggestionsMax });
  const found: (Member & { crm: LeadCrm })[] = [];
  for (const step of chunksOf(members, leadsPerSearch)) {
    const matches = await matchLeads(
      ctx,
      step.map(({ lead }) => lead),
    );
    for (const member of step) {
      const crm = statusOfMatches(ctx, matches.get(member.lead.id));
      if (crm.status === status) found.push({ ...member, crm });
    }
  }
  return found;
}

/** A condition for members after a cursor. Throws `request-invalid` for an unknown cursor. */
export function afterCursor(cursor: string | undefined): SQL[] {
  return cursor === undefined ? [] : [gt(leadListMembers.position, positionOf(cursor))];
}

/** The position that a cursor stands for. */
export function positionOf(cursor: string): number {
  return Number(decodeCursor(cursor, ["number"])[0]);
}

export function readMembers(
  ctx: RequestContext,
  conditions: SQL[],
  { limit, offset = 0 }: { limit: number; offset?: number | undefined },
): Member[] {
  return ctx.database
    .select({ lead: leads, position: leadListMembers.position })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .leftJoin(leadLinks, isLinkOfLead(ctx))
    .where(and(...conditions))
    .orderBy(asc(leadListMembers.position))
    .limit(limit)
    .offset(offset)
    .all();
}

export function countMembers(ctx: RequestContext, conditions: SQL[]): number {
  const row = ctx.database
    .select({ total: sql<number>`count(*)` })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .leftJoin(leadLinks, isLinkOfLead(ctx))
    .where(and(...conditions))
    .get();
  return row?.total ?? 0;
}

/** Joins each lead to the one link that the caller sees, if any. */
function isLinkOfLead(ctx: RequestContext) {
  return and(eq(leadLinks.leadId, leads.id), isSeenBy(ctx.database, ctx.caller.userId));
}

/** More words hardly narrow the result further, and each of them is searched in all leads. */
const wordsMax = 8;

function textConditions(q: string | undefined): SQL[] {
  const words = foldText(q ?? "")
    .split(" ")
    .filter((word) => word !== "");
  return [...new Set(words)]
    .slice(0, wordsMax)
    .map((word) => sql`' ' || ${leads.searchText} like ${`% ${word}%`}`);
}
