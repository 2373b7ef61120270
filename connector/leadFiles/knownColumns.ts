import type { LeadColumn } from "./leadFormats.ts";

/** A column with a meaning. */
interface KnownColumn {
  meaning: LeadColumn;
  /** Indexes of columns that come first: its value is taken only where these have none. */
  yieldsTo: number[];
}

export type KnownColumns = ReadonlyMap<number, KnownColumn>;

/** A lead has a profile of each kind: each column counts. */
const manyValued = new Set<LeadColumn>(["profileUrl", "salesProfileUrl"]);
/** What a location is made of where no column has it whole. */
const partsOfLocation = new Set<LeadColumn>(["city", "state", "country"]);

/** Columns by index, from those of each meaning, the preferred one first. */
export function knownColumns(columns: ReadonlyMap<LeadColumn, readonly number[]>): KnownColumns {
  const known = new Map<number, KnownColumn>();
  for (const [meaning, indexes] of columns) {
    const whole = partsOfLocation.has(meaning) ? (columns.get("location") ?? []) : [];
    for (const [at, index] of indexes.entries()) {
      const before = manyValued.has(meaning) ? [] : indexes.slice(0, at);
      known.set(index, { meaning, yieldsTo: [...whole, ...before] });
    }
  }
  return known;
}
