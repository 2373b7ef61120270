import type { RequestContext } from "../../context.ts";
import { idsPerStatement } from "../../database/prepared.ts";
import type { LeadJobRow } from "../../database/schema/jobs.ts";
import { storedProblem, type StoredProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { lookUpVisibility, type KnownRecord } from "../../leads/knownVisibility.ts";
import { readLinks } from "../../leads/recordLink.ts";
import { crmObjectOf } from "../../salesforce/recordId.ts";
import { chunksOf } from "../../work/inTurns.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import { showMatch, type ShownMatch } from "../../pages/lead/showMatch.ts";
import { knownMatches } from "../../matches/matchLeads.ts";

/** Replaces a stored problem whose record the caller may not see any more. */
export const skippedForHidden: StoredProblem = storedProblem(refusal("in-crm-unseen"));

/**
 * The existing records of skipped rows, by position, after checking that the caller may see them now: access
 * may have changed since. One API call for up to 2,500 records, none for links that the caller made.
 */
export async function readSkippedRecords(
  ctx: RequestContext,
  rows: readonly Pick<LeadJobRow, "leadId" | "position" | "problem">[],
): Promise<Map<number, KnownRecord>> {
  const named = rows.flatMap(({ leadId, position, problem }) => {
    // Only this code names a record that the lead is.
    const recordId = problem?.code === "already-in-crm" ? problem.members?.["recordId"] : undefined;
    return typeof recordId === "string" ? [{ leadId, position, recordId }] : [];
  });
  const linkedBy = new Map<string, string>();
  const allLeadIds = named.map(({ leadId }) => leadId);
  for (const leadIds of chunksOf(allLeadIds, idsPerStatement)) {
    const links = await readLinks(ctx.database, leadIds, ctx.caller.userId);
    for (const link of links) linkedBy.set(`${link.leadId}:${link.recordId}`, link.linkedBy);
  }
  const records = named.map(({ leadId, position, recordId }): [number, KnownRecord] => {
    const object = crmObjectOf(recordId) ?? "Contact";
    return [position, { recordId, object, linkedBy: linkedBy.get(`${leadId}:${recordId}`) ?? "" }];
  });
  await lookUpVisibility(
    ctx,
    records.map(([, record]) => record),
  );
  return new Map(records);
}

interface Shown {
  row: Pick<LeadJobRow, "problem"> & { state: string };
  lead: LeadRow | null;
}

/** A record of which a contact may be a duplicate. */
interface DuplicateRecord extends Pick<
  ShownMatch,
  "object" | "title" | "company" | "email" | "phone" | "url"
> {
  id: string;
  name: string;
}

/**
 * The records that rows are likely duplicates of where Salesforce named none, by the lead's id: those that
 * were found for the lead, as far as that is remembered. No API call.
 */
export async function recordsOfDuplicates(
  ctx: RequestContext,
  rows: readonly Shown[],
): Promise<Map<string, DuplicateRecord[]>> {
  const people = rows.flatMap(({ row, lead }) => (lead && isUnnamed(row) ? [lead] : []));
  if (people.length === 0) return new Map();
  const found = await foundMatches(ctx, people);
  return new Map([...found].map(([leadId, matches]) => [leadId, matches.map(toRecord)]));
}

function isUnnamed({ state, problem }: Shown["row"]): boolean {
  const { records, hiddenCount } = problem?.members ?? {};
  const isNamed = (Array.isArray(records) && records.length > 0) || Number(hiddenCount) > 0;
  return state === "failed" && problem?.code === "duplicate-detected" && !isNamed;
}

function toRecord({
  recordId,
  object,
  name,
  title,
  company,
  email,
  phone,
  url,
}: ShownMatch): DuplicateRecord {
  return { id: recordId ?? "", object, name, title, company, email, phone, url };
}

/** How many records are shown for each lead. */
const matchesMax = 3;

/**
 * The records that leads may be duplicates of, by lead id. Salesforce does not name them, so these are the
 * matches that are still remembered. No API call.
 */
export async function foundMatches(
  ctx: RequestContext,
  people: LeadRow[],
): Promise<Map<string, ShownMatch[]>> {
  const known = await knownMatches(ctx, people);
  return new Map(
    people.map((lead) => {
      const first = (known.get(lead.id) ?? []).slice(0, matchesMax);
      return [lead.id, first.map(({ record, ...why }) => showMatch(ctx, record, why, lead))];
    }),
  );
}
