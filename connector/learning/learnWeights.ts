import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { LearnedTable, LearningAttempt } from "../database/schema/settings.ts";
import { eachInTurns, takeUntilLate } from "../inTurns.ts";
import { estimateInRounds, type LabelledEvidence } from "../matching/people/estimateWeights.ts";
import { weights, type WeightTable } from "../matching/people/weights.ts";
import { pairOf, type Decision } from "./decision.ts";
import { isLikely, judgeTable, type Likelies } from "./judgeTable.ts";
import { keyOf } from "./trustInReps.ts";
import { weighDecisions, type Weighed } from "./weighDecisions.ts";
import { withoutLevelsOfOne } from "./withoutLevelsOfOne.ts";

/** Fewer than these are too few to learn from: pairs in all, of either kind, and reps who decided. */
export const leastToLearn = { pairs: 200, links: 20, rejections: 20, reps: 3 };

type Lesson = Omit<LearningAttempt, "at" | "decisions" | "outdated"> & {
  learned: Omit<LearnedTable, "id" | "foundAt"> | null;
};

/**
 * Learns weights from what reps decided, and judges them against the present ones on the half of the leads
 * that they were not learned from. Nothing is learned from too few decisions, or where it would not be
 * better. Takes a second or so for ten thousand decisions, in turns: others go first in between.
 */
export async function learnWeights(decisions: readonly Decision[], present: WeightTable): Promise<Lesson> {
  const { weighed, leftOut } = await weighDecisions(decisions, weights);
  const counts = { ...(await countsOf(weighed)), leftOut };
  const isTooFew = (Object.keys(leastToLearn) as (keyof typeof leastToLearn)[]).some(
    (name) => counts[name] < leastToLearn[name],
  );
  if (isTooFew) return { ...counts, outcome: "too-few", learned: null };
  const [learnedFrom, judgedOn]: [Weighed[], Weighed[]] = [[], []];
  await eachInTurns(await withoutLevelsOfOne(weighed), (decision) => {
    (isHeldOut(decision.leadId) ? judgedOn : learnedFrom).push(decision);
  });
  const kinds = await kindsOf(learnedFrom);
  const table = await withLikelies(await estimate(kinds), kinds, present);
  const judged = table && (await judgeTable(judgedOn, present, table));
  if (!table || !judged?.isBetter) return { ...counts, outcome: "not-better", learned: null };
  const { isBetter: _, ...figures } = judged;
  const { pairs: judgedPairs } = await countsOf(judgedOn);
  return { ...counts, outcome: "proposed", learned: { table, judgedPairs, ...figures } };
}

async function countsOf(decisions: readonly Decision[]) {
  const seen = { pairs: new Set(), links: new Set(), rejections: new Set(), reps: new Set() };
  await eachInTurns(decisions, (decision) => {
    const pair = pairOf(decision);
    seen.pairs.add(pair);
    seen[decision.isSame ? "links" : "rejections"].add(pair);
    seen.reps.add(decision.userId);
  });
  const { pairs, links, rejections, reps } = seen;
  return { pairs: pairs.size, links: links.size, rejections: rejections.size, reps: reps.size };
}

/** Half of the leads, always the same ones, each with all of its pairs. */
export const isHeldOut = (leadId: string): boolean =>
  (createHash("sha256").update(leadId).digest()[0] ?? 0) % 2 === 1;

type Kind = LabelledEvidence & { weight: number };

/** Pairs of the same evidence and answer, together: there are far fewer than pairs. */
async function kindsOf(pairs: readonly Weighed[]): Promise<Kind[]> {
  const kinds = new Map<string, Kind>();
  await eachInTurns(pairs, ({ evidence, isSame, namesakes, weight }) => {
    const key = `${keyOf(evidence)} ${String(isSame)} ${namesakes}`;
    const kind = kinds.get(key) ?? { evidence, isSame, namesakes, weight: 0 };
    kind.weight += weight;
    kinds.set(key, kind);
  });
  return [...kinds.values()];
}

/** From the shipped weights, so that nothing drifts from one time to the next. */
async function estimate(kinds: readonly Kind[]): Promise<WeightTable> {
  const estimating = estimateInRounds(kinds, weights);
  let table: WeightTable | undefined;
  const rounds: Iterator<undefined> = {
    next() {
      const { done = false, value } = estimating.next();
      if (!done) return { done: false, value: undefined };
      table = value as WeightTable;
      return { done: true, value: undefined };
    },
  };
  while (!(await takeUntilLate(rounds, () => {}))) await setImmediate();
  return table as WeightTable;
}

const priorSteps = Array.from({ length: 41 }, (_, step) => (step - 20) / 10).sort(
  (one, other) => Math.abs(one) - Math.abs(other),
);

/**
 * The table with the prior under which it is right most often. What reps decide on is no fair sample of all
 * pairs, as they link more than they reject, so its share of links says nothing of the prior. Only one under
 * which the table finds as many of the links as the present one, and no more of the rejections, is taken;
 * null where there is none.
 */
async function withLikelies(
  table: WeightTable,
  kinds: readonly Kind[],
  present: WeightTable,
): Promise<WeightTable | null> {
  const before = likeliesOf(kinds, present);
  let best: { table: WeightTable; right: number } | null = null;
  for (const step of priorSteps) {
    const moved = { ...table, prior: Math.round((weights.prior + step) * 10) / 10 };
    const { links, rejections } = likeliesOf(kinds, moved);
    const isAsGood = links > before.links - 1e-6 && rejections < before.rejections + 1e-6;
    const right = links - rejections;
    if (isAsGood && right > (best?.right ?? -Infinity) + 1e-6) best = { table: moved, right };
    await setImmediate();
  }
  return best?.table ?? null;
}

function likeliesOf(kinds: readonly Kind[], table: WeightTable): Likelies {
  const found = { links: 0, rejections: 0 };
  for (const kind of kinds) {
    if (isLikely(kind, table)) found[kind.isSame ? "links" : "rejections"] += kind.weight;
  }
  return found;
}
