import { matchPeople, type CandidateMatch } from "../matching/people/matchPeople.ts";
import type { Person } from "../matching/person.ts";
import type { SearchGap } from "../salesforce/candidates/candidateSearch.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { personOfRecord } from "./leadPerson.ts";

/** What a search has found so far. Answers are added in the order in which they arrive. */
export interface Findings {
  readonly records: CrmRecord[];
  /** By person, likeliest first. */
  readonly matches: CandidateMatch[][];
  /**
   * By person: the number of records with exactly the person's name, if there are too many to compare them
   * all.
   */
  readonly tooManyMatches: Map<number, number>;
  readonly gaps: SearchGap[];
  add(found: { records?: CrmRecord[]; tooManyMatches?: Map<number, number>; gaps?: SearchGap[] }): void;
  /** The indexes of the people whose matches so far meet the condition. */
  indexesOf(isSought: (found: CandidateMatch[]) => boolean): number[];
}

export function createFindings(people: Person[]): Findings {
  const records = new Map<string, CrmRecord>();
  const tooManyMatches = new Map<number, number>();
  const gaps: SearchGap[] = [];
  let matches: CandidateMatch[][] = people.map(() => []);
  return {
    get records() {
      return [...records.values()];
    },
    get matches() {
      return matches;
    },
    tooManyMatches,
    gaps,
    add(found) {
      gaps.push(...(found.gaps ?? []));
      for (const [index, total] of found.tooManyMatches ?? []) tooManyMatches.set(index, total);
      const before = records.size;
      for (const record of found.records ?? []) records.set(record.id, record);
      if (records.size === before && !found.tooManyMatches?.size) return;
      matches = matchPeople(
        people,
        [...records.values()].map(personOfRecord),
        people.map((_, index) => tooManyMatches.get(index) ?? 0),
      );
    },
    indexesOf: (isSought) => matches.flatMap((found, index) => (isSought(found) ? [index] : [])),
  };
}
