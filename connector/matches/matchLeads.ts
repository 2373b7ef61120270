import { and, eq, inArray, or, sql, type Placeholder } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { allOfIds, idsPerStatement } from "../database/prepared.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { leadRejections, leads, type LeadRejection, type LeadRow } from "../database/schema/leads.ts";
import { type LeadMatches, type SuggestedMatch, personOfLead } from "./leadPerson.ts";
import { externalLeadId } from "../salesforce/packageAccess.ts";
import { matchCacheOf } from "./matchCache.ts";
import { searchCrm } from "./searchCrm.ts";
import { chunksOf, mapInTurns, mapPartsInTurns } from "../work/inTurns.ts";

/** Leads in one search: the more, the fewer API calls for each. */
export const leadsPerSearch = 1_000;

/**
 * Matches of each lead, likeliest first, without rejected ones. Asks Salesforce as the caller; the answers
 * are cached for some minutes.
 */
export async function matchLeads(
  ctx: RequestContext,
  leads: LeadRow[],
): Promise<Map<string, SuggestedMatch[]>> {
  const cache = matchCacheOf(ctx);
  const known = new Map(await mapInTurns(leads, (lead) => [lead.id, cache.get(lead)] as const));
  const missing = leads.filter(({ id }) => known.get(id) === undefined);
  for (const part of chunksOf(missing, leadsPerSearch)) {
    const found = await cache.asking(part, () => askSalesforce(ctx, part));
    for (const [index, lead] of part.entries()) {
      const matches = found[index] ?? { suggestions: [], total: 0, gaps: [] };
      cache.set(lead, matches);
      known.set(lead.id, matches);
    }
  }
  return new Map(await mapPartsInTurns([...known], (part) => withoutRejected(ctx, part)));
}

/** The same for leads with cached matches only; the others are absent. No API call. */
export async function knownMatches(
  ctx: RequestContext,
  leads: Parameters<ReturnType<typeof matchCacheOf>["get"]>[0][],
): Promise<Map<string, SuggestedMatch[]>> {
  const cache = matchCacheOf(ctx);
  const known = leads.flatMap((lead): [string, LeadMatches][] => {
    const matches = cache.get(lead);
    return matches ? [[lead.id, matches]] : [];
  });
  return new Map(await withoutRejected(ctx, known));
}

/** Suggestions by lead, without those that the lead's owner or the caller has rejected. */
export async function withoutRejected(
  ctx: RequestContext,
  known: (readonly [string, Pick<LeadMatches, "suggestions"> | undefined])[],
): Promise<[string, SuggestedMatch[]][]> {
  const rejected = await readRejections(
    ctx,
    known.map(([id]) => id),
  );
  return known.map(([id, { suggestions = [] } = {}]) => [
    id,
    suggestions.filter(({ record }) => !rejected.has(`${id}:${record.id}`)),
  ]);
}

async function askSalesforce(ctx: RequestContext, leads: LeadRow[]): Promise<LeadMatches[]> {
  const people = await mapInTurns(leads, personOfLead);
  const found = await searchCrm(ctx, people, leads.map(profileOf));
  return mapInTurns(leads, (_, index) => {
    const { best, total: compared } = found.matches[index] ?? { best: [], total: 0 };
    const suggestions = best.flatMap(({ candidate, ...match }) => {
      const record = found.records[candidate];
      return record ? [{ ...match, record }] : [];
    });
    const total = Math.max(compared, found.tooManyMatches.get(index) ?? 0);
    return { suggestions, total, gaps: found.gaps };
  });
}

function profileOf(lead: LeadRow) {
  return { externalLeadId: externalLeadId(lead), profileUrl: lead.profileUrl };
}

const rejectionsOf = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select({ rejection: leadRejections })
    .from(leadRejections)
    .innerJoin(leads, eq(leads.id, leadRejections.leadId))
    .where(
      and(
        inArray(leadRejections.leadId, ids),
        or(
          eq(leadRejections.rejectedBy, sql.placeholder("userId")),
          eq(leadRejections.rejectedBy, leads.ownerId),
        ),
      ),
    )
    .prepare();

/** Records rejected by the lead's owner, for everybody, or by the caller. */
async function readRejections(ctx: RequestContext, leadIds: string[]): Promise<Set<string>> {
  const { userId } = ctx.caller;
  const isOwn = ({ rejectedBy }: LeadRejection) => rejectedBy === userId;
  const found = new Set<string>();
  for (const ids of chunksOf(leadIds, idsPerStatement)) {
    const rows = await allOfIds(ctx.database, rejectionsOf, ids, { userId });
    // The caller's own decision comes last and overrides the owner's.
    rows.sort((one, other) => Number(isOwn(one.rejection)) - Number(isOwn(other.rejection)));
    for (const { rejection } of rows) {
      const key = `${rejection.leadId}:${rejection.recordId}`;
      if (rejection.isRejected) found.add(key);
      else found.delete(key);
    }
  }
  return found;
}
