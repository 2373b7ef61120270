import type { Evidence } from "./compare.ts";
import type { LevelWeights, WeightTable } from "./weights.ts";

/** The evidence on two people, and whether somebody judged them to be one. */
export interface LabelledEvidence {
  evidence: Evidence;
  isSame: boolean;
  /** The number of candidates with the same name. */
  namesakes: number;
}

/** The strength that holds a weight at its present value. More pairs move it further. */
const stiffness = 2;
const rounds = 400;
const stepMax = 0.3;
/** Levels that must not count against a match, by field. */
const agreeing: Partial<Record<keyof Evidence, readonly string[]>> = {
  profile: ["same"],
  email: ["same", "spelled", "sharedMailbox"],
  phone: ["same"],
  company: ["exact", "domain", "near", "alias", "national", "typo", "former"],
  title: ["same", "similar"],
  place: ["sameCity", "sameCountry"],
};

/**
 * The weights under which the labels of the pairs are likeliest: a logistic regression on the levels of the
 * evidence. It starts from the present weights, and a level that few pairs have keeps its weight. Counting
 * levels would be simpler, but takes fields for independent, which company and e-mail are not. Blanks keep
 * the weight 0, and agreement never counts against a match. The pairs have to be all that matching compares,
 * or a fair sample, since the prior depends on the share of same people.
 */
export function estimateWeights(pairs: readonly LabelledEvidence[], present: WeightTable): WeightTable {
  const keys = new Map<string, number>([["prior", 0]]);
  const start = [present.prior];
  const least = [-Infinity];
  for (const [field, levels] of fieldsOf(present.levels)) {
    for (const [level, weight] of Object.entries(levels)) {
      if (level === "blank") continue;
      keys.set(`${field}:${level}`, start.push(weight) - 1);
      least.push(agreeing[field]?.includes(level) ? 0 : -Infinity);
    }
  }
  const features = pairs.map(({ evidence }) => [
    0,
    ...Object.entries(evidence).flatMap(([field, level]) => keys.get(`${field}:${level as string}`) ?? []),
  ]);
  const offsets = pairs.map(({ namesakes }) => -Math.log(Math.max(1, namesakes)) * present.namesakes);
  const found = [...start];
  const squares = start.map(() => 1);
  for (let round = 0; round < rounds; round++) {
    const gradient = found.map((weight, at) => stiffness * (weight - (start[at] ?? 0)));
    for (const [index, ones] of features.entries()) {
      const sum = ones.reduce((total, at) => total + (found[at] ?? 0), offsets[index] ?? 0);
      const error = 1 / (1 + Math.exp(-sum)) - (pairs[index]?.isSame ? 1 : 0);
      for (const at of ones) gradient[at] = (gradient[at] ?? 0) + error;
    }
    for (const [at, slope] of gradient.entries()) {
      squares[at] = (squares[at] ?? 0) + slope * slope;
      const step = (stepMax * slope) / Math.sqrt(squares[at]);
      found[at] = Math.max(least[at] ?? -Infinity, (found[at] ?? 0) - step);
    }
  }
  const rounded = (at: number | undefined): number => Math.round((found[at ?? 0] ?? 0) * 100) / 100;
  const levels = fieldsOf(present.levels).map(([field, weights]) => [
    field,
    Object.fromEntries(
      Object.keys(weights).map((level) => [
        level,
        level === "blank" ? 0 : rounded(keys.get(`${field}:${level}`)),
      ]),
    ),
  ]);
  return {
    prior: rounded(0),
    namesakes: present.namesakes,
    levels: Object.fromEntries(levels) as LevelWeights,
  };
}

const fieldsOf = (levels: LevelWeights): [keyof Evidence, Record<string, number>][] =>
  Object.entries(levels) as [keyof Evidence, Record<string, number>][];
