import type { Evidence } from "./compare.ts";
import table from "./weights.json" with { type: "json" };

interface WeightTable {
  /** Log-odds before any evidence, of a pair that blocking brought together. */
  prior: number;
  /** Log-odds lost for each e-fold of candidates with the very same name. */
  namesakes: number;
  /** What each level of evidence adds to the log-odds that two people are one. A blank says nothing. */
  levels: { [Field in keyof Evidence]: Record<Evidence[Field], number> };
}

/**
 * Estimated once from made-up people, by a logistic regression, and rounded by hand. `npm run bench --
 * matching` measures them on people whose authors had not read the matcher.
 */
export const weights: WeightTable = table;
