import { and, asc, eq, gt, gte, notExists, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { elementsOf } from "../database/json.ts";
import { prepared } from "../database/prepared.ts";
import { leadLinks, leadListMembers, leadLists, leads, type LeadRow } from "../database/schema/leads.ts";
import { findPositions, positionsLinked, typedWords } from "../listIndex/findPositions.ts";
import { readLinkedCount } from "../listIndex/keepLinkCounts.ts";
import { readLinkedMembers } from "../listIndex/linkedMembers.ts";
import { numberOf } from "../listIndex/listNumbers.ts";
import { countPositions, somePositions, without, type Positions } from "../listIndex/positions.ts";
import { positionAt } from "../listIndex/positionAt.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { decodeCursor } from "../cursor.ts";
import { knownMatches, leadsPerSearch, matchLeads } from "../matches/matchLeads.ts";
import { eachInTurns } from "../inTurns.ts";
import { leadsById } from "./visibleLeadsById.ts";
import { isSeenBy } from "./recordLink.ts";
import { statusOfMatches, type CrmStatus, type LeadCrm } from "./showLead.ts";
import { chunksOf } from "../chunksOf.ts";
import { firstOf } from "../database/firstOf.ts";

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
}

export async function readMembers(
  ctx: RequestContext,
  filter: StoredFilter,
  start: PageStart,
  known?: Positions | null,
): Promise<Member[]> {
  const found = known === undefined ? await foundByWords(ctx, filter) : known;
  const { after = -1, offset = 0, limit } = start;
  if (found) {
    const positions = somePositions(found, { after, offset, limit });
    const places = await readPlacesAt(ctx.database, filter.listId, positions);
    const known = await leadsById(
      ctx.database,
      places.map(({ leadId }) => leadId),
    );
    return places.flatMap(({ leadId, position }) => {
      const lead = known.get(leadId);
      return lead ? [{ lead, position }] : [];
    });
  }
  if (filter.link === "linked") {
    const { userId } = ctx.caller;
    return await readLinkedMembers(ctx.database, { ...filter, userId, after, offset, limit });
  }
  if (filter.link === null && (offset === 0 || after === -1)) {
    const from = offset === 0 ? after + 1 : await positionAt(ctx.database, filter.listId, offset);
    return from === null ? [] : await prepared(ctx.database, membersFrom).execute({ ...filter, from, limit });
  }
  return await ctx.database
    .select({ lead: leads, position: leadListMembers.position })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .where(matching(ctx, filter, after))
    .orderBy(asc(leadListMembers.position))
    .limit(limit)
    .offset(offset);
}

/** Where the members are that match a filter with words; null for one without. */
export const foundByWords = async (ctx: RequestContext, filter: StoredFilter): Promise<Positions | null> =>
  filter.words.length === 0 ? null : await foundByIndex(ctx, filter);

/** The same for one with words or links. */
async function foundByIndex(ctx: RequestContext, { listId, words, link }: StoredFilter): Promise<Positions> {
  const { database, caller } = ctx;
  const linkedFor = link === "linked" ? caller.userId : null;
  const found = await findPositions(database, { listId, words, linkedFor });
  const list = await numberOf(database, listId);
  if (link !== "unlinked" || list === undefined) return found;
  return without(found, await positionsLinked(database, list, caller.userId));
}

/** Which lead has which place in its list. */
export interface Place {
  leadId: string;
  position: number;
}

/** Places read at one moment, between two turns of others. */
const placesPerRead = 1_000;

/**
 * The first members of many, read in turns. What is added or removed meanwhile behind the place that was read
 * last is seen, no place is read twice.
 */
export async function readPlaces(ctx: RequestContext, filter: StoredFilter, limit: number): Promise<Place[]> {
  const places: Place[] = [];
  if (filter.words.length > 0 || filter.link === "linked") {
    const all = somePositions(await foundByIndex(ctx, filter), { after: -1, offset: 0, limit });
    for (const [index, part] of chunksOf(all, placesPerRead).entries()) {
      if (index > 0) await setImmediate();
      places.push(...(await readPlacesAt(ctx.database, filter.listId, part)));
    }
    return places;
  }
  for (let isDone = false; !isDone; await setImmediate()) {
    const size = Math.min(placesPerRead, limit - places.length);
    const read = await ctx.database
      .select({ leadId: leadListMembers.leadId, position: leadListMembers.position })
      .from(leadListMembers)
      .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
      .where(matching(ctx, filter, places.at(-1)?.position ?? -1))
      .orderBy(asc(leadListMembers.position))
      .limit(size);
    places.push(...read);
    isDone = read.length < size || places.length >= limit;
  }
  return places;
}

/** Those that are still there, in the order of the positions. */
async function readPlacesAt(handle: DatabaseHandle, listId: string, positions: number[]): Promise<Place[]> {
  const read = await prepared(handle, placesAt).execute({ listId, positions: JSON.stringify(positions) });
  return read.flatMap(({ leadId, position }) => (leadId === null ? [] : [{ leadId, position }]));
}

/**
 * The lead at a position, sought for each by itself. Postgres would go through all members of a long list to
 * join them with positions: it doesn't know how few these are, nor how long a list is that was just imported.
 */
const leadAt = sql<string | null>`(
  select ${leadListMembers.leadId} from ${leadListMembers}
  where ${leadListMembers.listId} = ${sql.placeholder("listId")}
  and ${leadListMembers.position} = cast(value as bigint))`;

const placesAt = (handle: DatabaseHandle) =>
  handle
    .select({ leadId: leadAt, position: sql<number>`cast(value as bigint)` })
    .from(elementsOf(handle, sql.placeholder("positions")))
    .orderBy(sql`key`)
    .prepare();

const membersFrom = (handle: DatabaseHandle) =>
  handle
    .select({ lead: leads, position: leadListMembers.position })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .where(
      and(
        eq(leadListMembers.listId, sql.placeholder("listId")),
        gte(leadListMembers.position, sql.placeholder("from")),
      ),
    )
    .orderBy(asc(leadListMembers.position))
    .limit(sql.placeholder("limit"))
    .prepare();

/** How many members match a filter. */
export async function countMembers(
  ctx: RequestContext,
  filter: StoredFilter,
  known?: Positions | null,
): Promise<number> {
  const found = known === undefined ? await foundByWords(ctx, filter) : known;
  if (found) return countPositions(found);
  const { database, caller } = ctx;
  const { listId, link } = filter;
  const linked = link === null ? 0 : await readLinkedCount(database, listId, caller.userId);
  return link === "linked" ? linked : (await readLeadCount(database, listId)) - linked;
}

async function readLeadCount(handle: DatabaseHandle, listId: string): Promise<number> {
  return (await firstOf(prepared(handle, countOfList).execute({ listId })))?.leadCount ?? 0;
}

const countOfList = (handle: DatabaseHandle) =>
  handle
    .select({ leadCount: leadLists.leadCount })
    .from(leadLists)
    .where(eq(leadLists.id, sql.placeholder("listId")))
    .prepare();

function matching(ctx: RequestContext, filter: StoredFilter, after: number) {
  const links = ctx.database
    .select({ one: sql`1` })
    .from(leadLinks)
    .where(and(eq(leadLinks.leadId, leadListMembers.leadId), isSeenBy(ctx.database, ctx.caller.userId)));
  return and(
    eq(leadListMembers.listId, filter.listId),
    gt(leadListMembers.position, after),
    filter.link === "unlinked" ? notExists(links) : undefined,
  );
}
