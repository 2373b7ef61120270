import { asc, count, eq, sql, type SQL } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import { leadListMembers, leadLists, leads, type LeadRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { decodeCursor } from "../work/cursor.ts";
import { knownMatches, leadsPerSearch, matchLeads } from "../matches/matchLeads.ts";
import { chunksOf, eachInTurns } from "../work/inTurns.ts";
import { leadsById } from "./findLead.ts";
import { linkedMembers } from "./linkedMembers.ts";
import { statusOfMatches, type CrmStatus, type LeadCrm } from "./showLead.ts";
import { membersWith, typedWords } from "./wordSearch.ts";

/** By last name, by company and last name, or by CRM status: new leads first, those in the CRM last. */
export type LeadSort = "name" | "company" | "status";

/** Selects leads of a list. */
export interface LeadFilter {
  listId: string;
  /** Words. Each must begin a word of the name, company or title. */
  q?: string | undefined;
  status?: CrmStatus | undefined;
  /** Otherwise they come in the list's order. */
  sort?: LeadSort | undefined;
  /** Whether what is stored is enough, without asking Salesforce. */
  crm?: "stored" | undefined;
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

/** What the database knows of a filter: all but a status that only Salesforce knows. */
export interface StoredFilter {
  listId: string;
  words: string[];
  link: "linked" | "unlinked" | null;
}

export function storedFilter({ listId, q, status }: LeadFilter): StoredFilter {
  return { listId, words: typedWords(q), link: status === "linked" ? "linked" : null };
}

/** The status of the filter where it depends on suggestions from Salesforce. */
export function suggestedStatus({ status }: LeadFilter): Exclude<CrmStatus, "linked"> | null {
  return status === undefined || status === "linked" ? null : status;
}

/**
 * Statuses new, likely and possible are known only after asking Salesforce, so this checks all leads that
 * match the rest of the filter; with `crm` only those that it was asked about lately are found.
 */
export async function membersBySuggestion(
  ctx: RequestContext,
  filter: LeadFilter,
  status: Exclude<CrmStatus, "linked">,
): Promise<(Member & { crm: LeadCrm })[]> {
  const unlinked: StoredFilter = { ...storedFilter(filter), link: "unlinked" };
  if ((await countMembers(ctx, unlinked)) > suggestionsMax) {
    throw refusal("list-too-long-to-filter", {
      values: { max: suggestionsMax, status: statusNames[status] },
      field: "status",
    });
  }
  const places = await readPlaces(ctx, unlinked, suggestionsMax);
  const find = filter.crm === "stored" ? knownMatches : matchLeads;
  const found: (Member & { crm: LeadCrm })[] = [];
  for (const step of chunksOf(places, leadsPerSearch)) {
    const known = await leadsById(
      ctx.database,
      step.map(({ leadId }) => leadId),
    );
    const matches = await find(ctx, [...known.values()]);
    await eachInTurns(step, ({ leadId, position }) => {
      const [lead, matched] = [known.get(leadId), matches.get(leadId)];
      if (!lead || !matched) return;
      const crm = statusOfMatches(ctx, matched);
      if (crm.status === status) found.push({ lead, position, crm });
    });
  }
  return found;
}

/** The position that a cursor stands for. */
export function positionOf(cursor: string): number {
  return Number(decodeCursor(cursor, ["number"])[0]);
}

/** Where a page begins: after a position, and past so many that match. */
interface PageStart {
  after?: number | undefined;
  offset?: number | undefined;
  limit: number;
  /** How many match, where that is known. */
  total?: number | undefined;
}

/** Members that match a filter, in the order of the list. */
export async function readMembers(
  ctx: RequestContext,
  filter: StoredFilter,
  page: PageStart,
): Promise<Member[]> {
  return await ctx.database
    .select({ lead: leads, position: leadListMembers.position })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .where(isOn(ctx, filter, page))
    .orderBy(asc(leadListMembers.position));
}

/** Which lead has which place in its list. */
export interface Place {
  leadId: string;
  position: number;
}

/** Places read at one moment, between two turns of others. */
const placesPerRead = 2_000;

/**
 * The first members of many, read in turns. What is added or removed meanwhile behind the place that was read
 * last is seen, no place is read twice.
 */
export async function readPlaces(ctx: RequestContext, filter: StoredFilter, max: number): Promise<Place[]> {
  const places: Place[] = [];
  for (let isDone = false; !isDone; await setImmediate()) {
    const limit = Math.min(placesPerRead, max - places.length);
    const read = await ctx.database
      .select({ leadId: leadListMembers.leadId, position: leadListMembers.position })
      .from(leadListMembers)
      .where(isOn(ctx, filter, { after: places.at(-1)?.position, limit }))
      .orderBy(asc(leadListMembers.position));
    places.push(...read);
    isDone = read.length < limit || places.length >= max;
  }
  return places;
}

/** How many members match a filter. */
export async function countMembers(ctx: RequestContext, filter: StoredFilter): Promise<number> {
  const [row] = await ctx.database
    .select({ members: count() })
    .from(sql`(${matching(ctx, filter)}) as found`);
  return row?.members ?? 0;
}

/** A condition for the members of a page. Passes over those on the shorter way, where it knows both. */
function isOn(
  ctx: RequestContext,
  filter: StoredFilter,
  { after = -1, offset = 0, limit, total = Infinity }: PageStart,
): SQL {
  const behind = total - offset - limit;
  const isFromEnd = after === -1 && behind < offset;
  const direction = sql.raw(isFromEnd ? "desc" : "asc");
  const part = isFromEnd
    ? sql`limit ${Math.max(limit + Math.min(behind, 0), 0)} offset ${Math.max(behind, 0)}`
    : sql`limit ${limit} offset ${offset}`;
  const { listId, words, link } = filter;
  if (words.length === 0 && link === null) {
    // As a range of the index by list. Postgres would sooner go through the members of all lists in order.
    return sql`${leadListMembers.position} in (
      select position from ${leadListMembers}
      where (list_id, position) > (${listId}, ${after}) and list_id <= ${listId}
      order by list_id ${direction}, position ${direction} ${part})`;
  }
  return sql`${leadListMembers.position} in (
    select position from (${matching(ctx, filter)}) as found where position > ${after}
    order by position ${direction} ${part})`;
}

/** The positions of the members that match a filter. */
function matching(ctx: RequestContext, { listId, words, link }: StoredFilter): SQL {
  const isIt = eq(leadLists.id, listId);
  const linked = sql`select position from (${linkedMembers(ctx, isIt)}) as linked`;
  const found = sql`select position from (${membersWith(ctx.database, [words], isIt)}) as found`;
  // The plus keeps SQLite from looking for each link at each place that was found.
  if (link === "linked") return words.length === 0 ? linked : sql`${linked} where +position in (${found})`;
  const all =
    words.length === 0
      ? sql`select position from ${leadListMembers} where ${leadListMembers.listId} = ${listId}`
      : found;
  return link === null
    ? all
    : sql`select position from (${all}) as members where position not in (${linked})`;
}
