import { and, count, eq, isNull, ne, notExists, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { eachInTransactions } from "../database/eachInTransactions.ts";
import { prepared } from "../database/prepared.ts";
import { changedAnswers, everybody, leadLinks, leads } from "../database/schema/leads.ts";
import { eachInTurns } from "../inTurns.ts";
import type { Evidence } from "../matching/people/compare.ts";
import { score } from "../matching/people/score.ts";
import type { WeightTable } from "../matching/people/weights.ts";
import { readMatchWeights, type OrgWeights } from "./orgWeights.ts";

/** A lead and the records that were suggested for it. */
interface Answered {
  leadId: string;
  suggestions: { evidence: Evidence; namesakes: number }[];
}

/**
 * Remembers which leads a proposal would answer otherwise, so that an admin sees how many before it is used.
 * Only of what reps look at anyway: nobody's leads are matched for it.
 */
export async function rememberChanged(
  { database, caller }: RequestContext,
  { table, proposal }: OrgWeights,
  answered: readonly Answered[],
): Promise<void> {
  if (!proposal) return;
  const changed: string[] = [];
  await eachInTurns(answered, ({ leadId, suggestions }) => {
    if (bestOf(suggestions, table) !== bestOf(suggestions, proposal.table)) changed.push(leadId);
  });
  await eachInTurns(changed, async (leadId) => {
    const row = { leadId, orgId: caller.orgId, proposalId: proposal.id };
    await prepared(database, remember).run(row);
  });
}

/** Not where the lead has gone meanwhile. */
const remember = (handle: DatabaseHandle) => {
  const [orgId, proposalId] = [sql`${sql.placeholder("orgId")}`, sql`${sql.placeholder("proposalId")}`];
  return handle
    .insert(changedAnswers)
    .select(
      handle
        .select({ leadId: leads.id, orgId: orgId.as("org_id"), proposalId: proposalId.as("proposal_id") })
        .from(leads)
        .where(eq(leads.id, sql.placeholder("leadId"))),
    )
    .onConflictDoUpdate({ target: changedAnswers.leadId, set: { proposalId } })
    .prepare();
};

/** Which record is the likeliest, and how likely it is said to be. */
function bestOf(suggestions: Answered["suggestions"], table: WeightTable): string {
  let best = { at: -1, level: "none", probability: -1 };
  for (const [at, { evidence, namesakes }] of suggestions.entries()) {
    const scored = score(evidence, namesakes, table);
    if (scored && scored.probability > best.probability) best = { at, ...scored };
  }
  return `${best.at} ${best.level}`;
}

/** How many leads that nobody has linked would be answered otherwise. */
export async function countChanged(
  handle: DatabaseHandle,
  orgId: string,
  proposalId: string,
): Promise<number> {
  const linked = handle
    .select({ one: sql`1` })
    .from(leadLinks)
    .where(and(eq(leadLinks.leadId, leads.id), eq(leadLinks.forUser, everybody)));
  const found = await handle
    .select({ rows: count() })
    .from(changedAnswers)
    .innerJoin(leads, eq(leads.id, changedAnswers.leadId))
    .where(
      and(
        eq(changedAnswers.orgId, orgId),
        eq(changedAnswers.proposalId, proposalId),
        isNull(leads.removedAt),
        notExists(linked),
      ),
    )
    .get();
  return found?.rows ?? 0;
}

/** Those of other proposals than the one that is there: after it was found, or is gone. */
export async function forgetChanged(database: Database, orgId: string): Promise<void> {
  const { proposal } = (await readMatchWeights(database, orgId)) ?? {};
  const isOther = and(eq(changedAnswers.orgId, orgId), ne(changedAnswers.proposalId, proposal?.id ?? ""));
  const others = await database
    .select({ leadId: changedAnswers.leadId, proposalId: changedAnswers.proposalId })
    .from(changedAnswers)
    .where(isOther)
    .all();
  await eachInTransactions(database, others, async ({ leadId, proposalId }, tx) => {
    const isIt = and(eq(changedAnswers.leadId, leadId), eq(changedAnswers.proposalId, proposalId));
    await tx.delete(changedAnswers).where(isIt).run();
  });
}
