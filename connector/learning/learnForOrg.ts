import { randomUUID } from "node:crypto";
import type { AppContext } from "../context.ts";
import { orgIds } from "../database/orgIds.ts";
import { matchWeights, type LearningAttempt } from "../database/schema/settings.ts";
import { mapInTurns } from "../inTurns.ts";
import { forgetChanged } from "./changedAnswers.ts";
import { learnWeights } from "./learnWeights.ts";
import { readMatchWeights, usedIn } from "./orgWeights.ts";
import { readDecisions } from "./readDecisions.ts";

type Learning = Pick<AppContext, "database" | "clock">;

/** With fewer more, or less, the decisions would only be asked until chance gives another answer. */
const changeMin = 0.1;

/** Looks for better weights in each org whose reps have decided much since the last time. */
export async function learnDue(app: Learning): Promise<void> {
  await mapInTurns(await orgIds(app.database), (orgId) => learnForOrg(app, orgId, { isDue: hasGrown }));
}

function hasGrown(decisions: number, last: LearningAttempt | null): boolean {
  const before = last ? last.decisions : 0;
  return Math.abs(decisions - before) > before * changeMin;
}

/**
 * Looks for better weights in what an org's reps decided, and keeps what it finds as a proposal. The one
 * before goes: what is proposed is always about what was decided until then. Changes no answer.
 */
export async function learnForOrg(
  { database, clock }: Learning,
  orgId: string,
  { isDue = () => true }: { isDue?: (decisions: number, last: LearningAttempt | null) => boolean } = {},
): Promise<void> {
  const before = await readMatchWeights(database, orgId);
  const { decisions, outdated } = await readDecisions(database, orgId);
  if (!isDue(decisions.length + outdated, before?.attempt ?? null)) return;
  const at = clock().toISOString();
  const { learned, ...counts } = await learnWeights(decisions, usedIn(before).table);
  const found = {
    attempt: { at, decisions: decisions.length + outdated, outdated, ...counts },
    proposal: learned && { id: randomUUID(), foundAt: at, ...learned },
  };
  await database
    .insert(matchWeights)
    .values({ orgId, used: null, ...found })
    .onConflictDoUpdate({ target: matchWeights.orgId, set: found })
    .run();
  await forgetChanged(database, orgId);
}
