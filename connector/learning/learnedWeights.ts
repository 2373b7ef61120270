import { eq, inArray, sql } from "drizzle-orm";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { users } from "../database/schema/sessions.ts";
import {
  matchWeights,
  type LearnedTable,
  type LearningAttempt,
  type LeftOut,
  type MatchWeights,
} from "../database/schema/settings.ts";
import { isTableOfThisVersion } from "../matching/people/weights.ts";
import { refusal } from "../reasons/refusal.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { countChanged, forgetChanged } from "./changedAnswers.ts";
import { learnForOrg } from "./learnForOrg.ts";
import { leastToLearn } from "./learnWeights.ts";
import { readMatchWeights } from "./orgWeights.ts";

/** Learned weights without the numbers that nobody reads. */
type Shown = Omit<LearnedTable, "table">;

interface LearnedWeights {
  /** What matching goes by; null for the shipped weights. */
  used: (Shown & { isIgnored: boolean }) | null;
  /** `openLeads`: how many unlinked leads, of those that reps have looked at since, are matched otherwise. */
  proposal: (Shown & { openLeads: number }) | null;
  attempt: (LearningAttempt & { missing: typeof leastToLearn; leftOut: NamedLeftOut[] }) | null;
}

/** `displayName`: null where the connector has forgotten the user. */
type NamedLeftOut = LeftOut & { displayName: string | null };

/** What was learned from the reps' decisions, with figures, and who is left out. Throws `not-admin`. */
export async function readLearnedWeights(ctx: RequestContext): Promise<LearnedWeights> {
  await requireAdmin(ctx);
  const { database, caller } = ctx;
  const {
    used = null,
    proposal = null,
    attempt = null,
  } = (await readMatchWeights(database, caller.orgId)) ?? {};
  return {
    used: used && { ...shown(used), isIgnored: !isTableOfThisVersion(used.table) },
    proposal:
      proposal && isTableOfThisVersion(proposal.table)
        ? { ...shown(proposal), openLeads: await countChanged(database, caller.orgId, proposal.id) }
        : null,
    attempt: attempt && {
      ...attempt,
      missing: missingIn(attempt),
      leftOut: await named(database, attempt.leftOut ?? []),
    },
  };
}

/** Looks for better weights now. Changes no answer. Throws `not-admin`. */
export async function lookForWeights(ctx: RequestContext): Promise<LearnedWeights> {
  await requireAdmin(ctx);
  await learnForOrg(ctx, ctx.caller.orgId);
  return readLearnedWeights(ctx);
}

/**
 * Matching goes by the weights that are proposed, from now on and for everybody. Throws `not-admin`, and
 * `not-found` where another proposal or none is there by now.
 */
export async function useLearnedWeights(ctx: RequestContext, id: string): Promise<LearnedWeights> {
  await requireAdmin(ctx);
  await changeUsed(ctx, ({ proposal }) => {
    if (proposal?.id !== id || !isTableOfThisVersion(proposal.table)) throw refusal("no-such-weights");
    return { used: proposal, proposal: null };
  });
  return readLearnedWeights(ctx);
}

/**
 * Matching goes by the shipped weights again. A proposal goes, too: its figures are beside the weights that
 * were used. Throws `not-admin`.
 */
export async function useShippedWeights(ctx: RequestContext): Promise<LearnedWeights> {
  await requireAdmin(ctx);
  await changeUsed(ctx, () => ({ used: null, proposal: null }));
  return readLearnedWeights(ctx);
}

type Change = Pick<MatchWeights, "used" | "proposal">;

async function changeUsed(ctx: RequestContext, change: (before: Change) => Change): Promise<void> {
  const { caller, database } = ctx;
  await inTransaction(database, async (tx) => {
    const before = (await readMatchWeights(tx, caller.orgId)) ?? { used: null, proposal: null };
    const after = change(before);
    if (after.used?.id === before.used?.id) return;
    await tx.update(matchWeights).set(after).where(eq(matchWeights.orgId, caller.orgId)).run();
    const names = { before: nameOf(before.used), after: nameOf(after.used) };
    const by = { ...caller, changedAt: ctx.clock() };
    await recordSettingsChange(ctx, tx, by, { setting: "matchWeights", ...names });
    await forgetAllMatches(tx, caller.orgId);
  });
  await forgetChanged(database, caller.orgId);
}

/** In the list of changes: the day on which they were found. */
const nameOf = (used: LearnedTable | null): string | null => used?.foundAt.slice(0, 10) ?? null;

/** Each connector forgets the matches of all users of the org: see connector/matches/crmChanges.ts. */
async function forgetAllMatches(handle: DatabaseHandle, orgId: string): Promise<void> {
  await handle
    .update(users)
    .set({ crmChanges: sql`${users.crmChanges} + 1` })
    .where(eq(users.orgId, orgId))
    .run();
}

/** An erased user is called by their id, which is no name. */
async function named(handle: DatabaseHandle, leftOut: readonly LeftOut[]): Promise<NamedLeftOut[]> {
  const ids = leftOut.map(({ userId }) => userId);
  const rows = await handle.select().from(users).where(inArray(users.id, ids)).all();
  const names = new Map(rows.map(({ id, displayName }) => [id, displayName === id ? null : displayName]));
  return leftOut.map((one) => ({ ...one, displayName: names.get(one.userId) ?? null }));
}

const shown = ({ table: _, ...figures }: LearnedTable): Shown => figures;

const missingIn = (counts: LearningAttempt): typeof leastToLearn => ({
  pairs: Math.max(0, leastToLearn.pairs - counts.pairs),
  links: Math.max(0, leastToLearn.links - counts.links),
  rejections: Math.max(0, leastToLearn.rejections - counts.rejections),
  reps: Math.max(0, leastToLearn.reps - counts.reps),
});
