import { eachInTurns } from "../inTurns.ts";
import { score } from "../matching/people/score.ts";
import type { WeightTable } from "../matching/people/weights.ts";
import type { Figures } from "../database/schema/settings.ts";
import type { Weighed } from "./weighDecisions.ts";

/** So unlikely a difference must be, were it chance alone. */
const chanceMax = 0.01;

/** How two tables answer the same pairs. */
interface Judgement {
  before: Figures;
  after: Figures;
  righted: number;
  wronged: number;
  isBetter: boolean;
}

/** How many of the links, and of the rejections, a table takes for likely or certain. By what they count. */
export interface Likelies {
  links: number;
  rejections: number;
}

export function isLikely(
  { evidence, namesakes }: Pick<Weighed, "evidence" | "namesakes">,
  table: WeightTable,
): boolean {
  const level = score(evidence, namesakes, table)?.level;
  return level === "likely" || level === "certain";
}

/**
 * Compares a table with the one before, on pairs that neither was learned from. It is better where neither
 * precision nor recall at *likely* is lower, one is higher, and more answers became right than wrong, beyond
 * what chance would do in one of a hundred cases (sign test), and also without any minority of the reps.
 */
export async function judgeTable(
  pairs: readonly Weighed[],
  before: WeightTable,
  after: WeightTable,
): Promise<Judgement> {
  const [old, now]: [Likelies, Likelies] = [
    { links: 0, rejections: 0 },
    { links: 0, rejections: 0 },
  ];
  const changes = new Map<string, { better: number; worse: number }>();
  let [links, righted, wronged] = [0, 0, 0];
  await eachInTurns(pairs, (pair) => {
    const kind = pair.isSame ? "links" : "rejections";
    const [was, is] = [isLikely(pair, before), isLikely(pair, after)];
    if (pair.isSame) links += pair.weight;
    if (was) old[kind] += pair.weight;
    if (is) now[kind] += pair.weight;
    if (was === is) return;
    const ofRep = changes.get(pair.userId) ?? { better: 0, worse: 0 };
    changes.set(pair.userId, ofRep);
    if (is === pair.isSame) {
      ofRep.better += pair.weight;
      righted++;
    } else {
      ofRep.worse += pair.weight;
      wronged++;
    }
  });
  const figures = { before: figuresOf(old, links), after: figuresOf(now, links) };
  return {
    ...figures,
    righted,
    wronged,
    isBetter: isHigher(figures) && isBeyondChance([...changes.values()]),
  };
}

function figuresOf({ links: found, rejections: wrong }: Likelies, links: number): Figures {
  return {
    precision: found + wrong === 0 ? 1 : found / (found + wrong),
    recall: links === 0 ? 1 : found / links,
  };
}

function isHigher({ before, after }: Pick<Judgement, "before" | "after">): boolean {
  const gains = [after.precision - before.precision, after.recall - before.recall];
  return gains.every((gain) => gain > -1e-9) && gains.some((gain) => gain > 1e-9);
}

function isBeyondChance(changes: { better: number; worse: number }[]): boolean {
  const sum = { better: 0, worse: 0 };
  for (const { better, worse } of changes) {
    sum.better += better;
    sum.worse += worse;
  }
  return chanceOf(sum.better, sum.worse) <= chanceMax && gainOfMajority(changes) > 0;
}

/** What more than half of the reps gain, those whom it helps least: one of any majority is among them. */
function gainOfMajority(changes: { better: number; worse: number }[]): number {
  const gains = changes.map(({ better, worse }) => better - worse).toSorted((one, other) => one - other);
  return gains.slice(0, Math.floor(gains.length / 2) + 1).reduce((sum, gain) => sum + gain, 0);
}

/** How likely a fair coin falls so often, or more often, on the better side. */
function chanceOf(better: number, worse: number): number {
  const [heads, all] = [Math.floor(better), Math.floor(better) + Math.ceil(worse)];
  // The logarithm of the share of throws with so many heads, from no heads on.
  let log = -all * Math.LN2;
  let sum = 0;
  for (let count = 0; count <= all; count++) {
    if (count >= heads) sum += Math.exp(log);
    log += Math.log((all - count) / (count + 1));
  }
  return sum;
}
