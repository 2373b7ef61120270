import { eachInTurns } from "../inTurns.ts";
import type { Evidence } from "../matching/people/compare.ts";
import type { Weighed } from "./weighDecisions.ts";

/** No level is learned of which more than this share is one rep's. */
const levelShareMax = 1 / 2;

/**
 * Without pairs that have a level on which mostly one rep decided: there nobody contradicts them, and
 * whatever is better elsewhere would bring their say along. Such a level keeps its weight.
 */
export async function withoutLevelsOfOne(decisions: readonly Weighed[]): Promise<Weighed[]> {
  const pulls = new Map<string, Map<string, number>>();
  await eachInTurns(decisions, ({ evidence, userId, weight }) => {
    for (const level of levelsOf(evidence)) {
      const ofLevel = pulls.get(level) ?? new Map<string, number>();
      pulls.set(level, ofLevel);
      ofLevel.set(userId, (ofLevel.get(userId) ?? 0) + weight);
    }
  });
  const ofOne = new Set(
    [...pulls].flatMap(([level, byRep]) => {
      const those = [...byRep.values()];
      const sum = those.reduce((all, pull) => all + pull, 0);
      return Math.max(...those) > sum * levelShareMax ? [level] : [];
    }),
  );
  const shared: Weighed[] = [];
  await eachInTurns(decisions, (decision) => {
    if (!levelsOf(decision.evidence).some((level) => ofOne.has(level))) shared.push(decision);
  });
  return shared;
}

const levelsOf = (evidence: Evidence): string[] =>
  Object.entries<string>({ ...evidence }).map(([field, level]) => `${field} ${level}`);
