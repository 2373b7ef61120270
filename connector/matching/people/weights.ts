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

/** Whether the table has each field and level that this version knows, and no others. */
export function isTableOfThisVersion(table: WeightTable): boolean {
  const keysOf = (levels: object) => Object.keys(levels).sort().join();
  return (
    keysOf(table.levels) === keysOf(weights.levels) &&
    Object.entries(weights.levels).every(([field, levels]) => {
      const others = table.levels[field as keyof Evidence];
      return keysOf(others) === keysOf(levels) && Object.values(others).every(Number.isFinite);
    })
  );
}

/** The evidence that levels by field are. Null for those of another version. */
export function evidenceOfThisVersion(levels: Record<string, string>): Evidence | null {
  const known = Object.entries(weights.levels) as [string, Record<string, number>][];
  const isKnown =
    Object.keys(levels).length === known.length &&
    known.every(([field, byLevel]) => Object.hasOwn(byLevel, levels[field] ?? ""));
  // Each field has one of its levels.
  return isKnown ? (levels as unknown as Evidence) : null;
}
