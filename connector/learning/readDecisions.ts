import { and, asc, eq, gte, isNotNull, sql } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { leadLinks, leadRejections, leads, type KeptEvidence } from "../database/schema/leads.ts";
import { evidenceOfThisVersion } from "../matching/people/weights.ts";
import type { Decision } from "./decision.ts";

interface Row {
  leadId: string;
  recordId: string;
  userId: string;
  evidence: KeptEvidence | null;
}

/** More than anybody decides on one lead: a page of them would not go on. */
const rowsPerPage = 500;

/**
 * What an org's reps decided about suggested records, and how many decisions have evidence that this version
 * does not know. A page at a time, so that others go first in between.
 */
export async function readDecisions(
  database: Database,
  orgId: string,
): Promise<{ decisions: Decision[]; outdated: number }> {
  const decisions: Decision[] = [];
  let outdated = 0;
  for (const { isSame, read } of [
    { isSame: true, read: linksFrom },
    { isSame: false, read: rejectionsFrom },
  ]) {
    for await (const { leadId, recordId, userId, evidence: kept } of pagesOf((from) =>
      read(database, orgId, from),
    )) {
      const evidence = kept && evidenceOfThisVersion(kept.levels);
      if (evidence) decisions.push({ leadId, recordId, userId, isSame, evidence, namesakes: kept.namesakes });
      else outdated++;
    }
  }
  return { decisions, outdated };
}

/** A page begins with the lead that the one before ended with, whose rows may go on. */
async function* pagesOf(read: (from: string) => Promise<Row[]>): AsyncGenerator<Row> {
  let from = "";
  let seen = new Set<string>();
  for (;;) {
    const page = await read(from);
    const fresh = page.filter((row) => !seen.has(keyOf(row)));
    yield* fresh;
    if (page.length < rowsPerPage || fresh.length === 0) return;
    from = page.at(-1)?.leadId ?? "";
    seen = new Set(page.filter(({ leadId }) => leadId === from).map(keyOf));
  }
}

const keyOf = ({ leadId, recordId, userId }: Row): string => `${leadId}:${recordId}:${userId}`;

/** The plus keeps the database from reading all leads of the org instead. */
const isOfOrg = (orgId: string) => sql`+${leads.orgId} = ${orgId}`;

const linksFrom = async (database: Database, orgId: string, from: string): Promise<Row[]> =>
  await database
    .select({
      leadId: leadLinks.leadId,
      recordId: leadLinks.recordId,
      userId: leadLinks.linkedBy,
      evidence: leadLinks.evidence,
    })
    .from(leadLinks)
    .innerJoin(leads, eq(leads.id, leadLinks.leadId))
    .where(and(isNotNull(leadLinks.evidence), gte(leadLinks.leadId, from), isOfOrg(orgId)))
    .orderBy(asc(leadLinks.leadId))
    .limit(rowsPerPage)
    .all();

const rejectionsFrom = async (database: Database, orgId: string, from: string): Promise<Row[]> =>
  await database
    .select({
      leadId: leadRejections.leadId,
      recordId: leadRejections.recordId,
      userId: leadRejections.rejectedBy,
      evidence: leadRejections.evidence,
    })
    .from(leadRejections)
    .innerJoin(leads, eq(leads.id, leadRejections.leadId))
    .where(
      and(
        isNotNull(leadRejections.evidence),
        eq(leadRejections.isRejected, true),
        gte(leadRejections.leadId, from),
        isOfOrg(orgId),
      ),
    )
    .orderBy(asc(leadRejections.leadId))
    .limit(rowsPerPage)
    .all();
