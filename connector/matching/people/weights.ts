import type { Evidence } from "./compare.ts";
import table from "./weights.json" with { type: "json" };

export type LevelWeights = { [Field in keyof Evidence]: Record<Evidence[Field], number> };

export interface WeightTable {
  /** Log-odds before any evidence, of a pair that blocking brought together. */
  prior: number;
  /** Log-odds lost for each e-fold of candidates with the very same name. */
  namesakes: number;
  /** What each level of evidence adds to the log-odds that two people are one. A blank says nothing. */
  levels: LevelWeights;
}

/**
 * The table of weights, set by hand on the first labelled set of test/bench/labelled. `npm run
 * estimate-weights` estimates weights from labelled pairs. `npm run bench` measures both on pairs that
 * neither has seen.
 */
export const weights: WeightTable = table;
