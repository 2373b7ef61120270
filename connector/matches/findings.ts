import { createMatcher, type CandidateMatch } from "../matching/people/matchPeople.ts";
import type { Ranked } from "../matching/people/rank.ts";
import type { NameCounts } from "../matching/names/termFrequency.ts";
import type { Person } from "../matching/person.ts";
import type { SearchGap } from "../salesforce/candidates/candidateSearch.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { eachInTurns, mapInTurns } from "../work/inTurns.ts";
import { suggestionsMax, personOfRecord } from "./leadPerson.ts";

/** What a search has found so far. Answers are added in the order in which they arrive. */
export interface Findings {
  readonly records: CrmRecord[];
  /** By person. */
  readonly matches: Ranked<CandidateMatch>[];
  /**
   * By person: the number of records with exactly the person's name, if there are too many to compare them
   * all.
   */
  readonly tooManyMatches: Map<number, number>;
  readonly gaps: SearchGap[];
  /** Compares what is new. Afterwards `matches` has all that was added until then. */
  add(found: Found): Promise<void>;
  /** Compares all anew by how often names occur in the CRM. */
  weigh(names: NameCounts | undefined): Promise<void>;
  /** The indexes of the people whose matches so far meet the condition. */
  indexesOf(isSought: (found: CandidateMatch[]) => boolean): number[];
}

interface Found {
  records?: CrmRecord[];
  tooManyMatches?: Map<number, number>;
  gaps?: SearchGap[];
}

export function createFindings(people: Person[]): Findings {
  const records = new Map<string, CrmRecord>();
  const tooManyMatches = new Map<number, number>();
  const gaps: SearchGap[] = [];
  let matches: Ranked<CandidateMatch>[] = people.map(() => ({ best: [], total: 0 }));
  let [added, compared] = [0, 0];
  let comparing = Promise.resolve();
  /** Who was found is read once, however often all are compared. */
  const matcher = createMatcher({ keptMax: suggestionsMax });
  let counts: NameCounts | undefined;

  /** In turns, since a thousand people take long. Answers that come meanwhile are compared afterwards. */
  async function compare(): Promise<void> {
    if (compared === added) return;
    const until = added;
    if (counts) matcher.weigh(counts);
    const unread = [...records.values()].slice(matcher.size());
    await eachInTurns(unread, (record) => matcher.add(personOfRecord(record)));
    matches = await mapInTurns(people, (person, index) => matcher.match(person, tooManyMatches.get(index)));
    compared = until;
  }

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
      // As it was found first: two queries of one search tell the same of it.
      for (const record of found.records ?? []) if (!records.has(record.id)) records.set(record.id, record);
      if (records.size > before || found.tooManyMatches?.size) added += 1;
      comparing = comparing.then(compare);
      return comparing;
    },
    weigh(names) {
      if (!names || names === counts) return comparing;
      counts = names;
      added += 1;
      comparing = comparing.then(compare);
      return comparing;
    },
    indexesOf: (isSought) => matches.flatMap(({ best }, index) => (isSought(best) ? [index] : [])),
  };
}
