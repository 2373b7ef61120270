import type { MatchLevel } from "../../../connector/matching/person.ts";
import type { KnownPeople } from "./readSet.ts";

/** That a lead is a record. */
export interface Claim {
  record: number;
  level: MatchLevel;
}

interface Quality {
  /** Of the claims, the share that is true. */
  precision: number;
  /** Of the leads that the CRM knows, the share that is found. */
  recall: number;
  wrong: number;
}

export interface PeopleScore {
  leads: number;
  inCrm: number;
  likely: Quality;
  possible: Quality;
  /** By what makes leads hard: of those that the CRM knows, how many are not found. */
  missed: { kind: string; leads: number; notLikely: number; notEvenPossible: number }[];
}

/** Judges the claims of each lead, certain and likely ones as one level. */
export function judgePeople({ truth }: KnownPeople, claims: Claim[][]): PeopleScore {
  const known = truth.flatMap(({ records, kinds }, lead) => {
    const level = claims[lead]?.find(({ record }) => records.includes(record))?.level;
    return records.length === 0 ? [] : [{ kinds, level }];
  });
  const missed = new Map<string, PeopleScore["missed"][number]>();
  for (const { kinds, level } of known)
    for (const kind of kinds) {
      const count = missed.get(kind) ?? { kind, leads: 0, notLikely: 0, notEvenPossible: 0 };
      missed.set(kind, count);
      count.leads++;
      if (level === undefined || level === "possible") count.notLikely++;
      if (level === undefined) count.notEvenPossible++;
    }
  const qualityAt = (isTaken: (level: MatchLevel) => boolean): Quality => {
    const right = known.filter(({ level }) => level !== undefined && isTaken(level)).length;
    const wrong = claims.flatMap((each, lead) =>
      each.filter(({ record, level }) => isTaken(level) && !truth[lead]?.records.includes(record)),
    ).length;
    return { precision: right / Math.max(1, right + wrong), recall: right / known.length, wrong };
  };
  return {
    leads: truth.length,
    inCrm: known.length,
    likely: qualityAt((level) => level !== "possible"),
    possible: qualityAt(() => true),
    missed: [...missed.values()].sort((a, b) => b.notLikely / b.leads - a.notLikely / a.leads),
  };
}
