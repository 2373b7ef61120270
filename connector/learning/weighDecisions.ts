import type { LeftOut } from "../database/schema/settings.ts";
import { eachInTurns, mapInTurns } from "../inTurns.ts";
import type { WeightTable } from "../matching/people/weights.ts";
import { pairOf, type Decision } from "./decision.ts";
import { trustInReps } from "./trustInReps.ts";

/** A decision with how much it counts: more than 0. */
export interface Weighed extends Decision {
  weight: number;
}

/** No rep has more than this share of the pull. */
const shareMax = 1 / 3;

/**
 * The decisions of those who are trusted, with how much each counts: a pair once, however many decided on it,
 * and all of a rep's together at most a third. And whose decisions are left out.
 */
export async function weighDecisions(
  decisions: readonly Decision[],
  table: WeightTable,
): Promise<{ weighed: Weighed[]; leftOut: LeftOut[] }> {
  const { trust, leftOut } = await trustInReps(decisions, table);
  const trusted = decisions.filter(({ userId }) => (trust.get(userId) ?? 0) > 0);
  const deciders = new Map<string, number>();
  await eachInTurns(trusted, (decision) => {
    deciders.set(pairOf(decision), (deciders.get(pairOf(decision)) ?? 0) + 1);
  });
  const pulls = new Map<string, number>();
  const pulling = await mapInTurns(trusted, (decision) => {
    const weight = (trust.get(decision.userId) ?? 0) / (deciders.get(pairOf(decision)) ?? 1);
    pulls.set(decision.userId, (pulls.get(decision.userId) ?? 0) + weight);
    return { ...decision, weight };
  });
  const most = capOf([...pulls.values()]);
  const weighed = await mapInTurns(pulling, ({ weight, ...decision }) => ({
    ...decision,
    weight: weight * Math.min(1, most / (pulls.get(decision.userId) ?? most)),
  }));
  return { weighed, leftOut };
}

/** The most that one may pull, such that it is not more than its share of all that is pulled then. */
function capOf(pulls: number[]): number {
  let most = Math.max(0, ...pulls);
  for (;;) {
    const within = pulls.reduce((sum, pull) => sum + Math.min(pull, most), 0) * shareMax;
    if (within >= most - 0.001) return most;
    most = within;
  }
}
