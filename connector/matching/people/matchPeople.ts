import { compare, type Evidence } from "./compare.ts";
import { indexPeople, type PeopleIndex } from "./indexPeople.ts";
import { countName, noNames, readCounts, type NameCounts } from "../names/nameCounts.ts";
import { normalizeName } from "../names/normalizeName.ts";
import type { Match, Person } from "../person.ts";
import { normalizePerson } from "./normalizePerson.ts";
import { isExactName, rank } from "./rank.ts";
import { weights, type WeightTable } from "./weights.ts";

export interface CandidateMatch extends Match {
  /** Index of the candidate. */
  candidate: number;
  /** What was scored. */
  evidence: Evidence;
  namesakes: number;
}

/** Compares people with candidates, one at a time. */
interface Matcher {
  add(candidate: Person): void;
  /**
   * The candidates that may be the person, likeliest first. `namesakes`: the number of people with the
   * person's name, where it is known to be higher than among the candidates.
   */
  match(person: Person, namesakes?: number): CandidateMatch[];
}

interface MatcherOptions {
  table?: WeightTable;
  /** How often names occur in the CRM. Without, what the world's names suggest. */
  counts?: NameCounts;
  /** Of candidates who were added before. */
  index?: PeopleIndex;
}

export function createMatcher({
  table = weights,
  counts,
  index = indexPeople(),
}: MatcherOptions = {}): Matcher {
  return {
    add: index.add,
    match(person, namesakes = 0) {
      const lead = normalizePerson(person);
      const compared = index.near(lead).flatMap((id) => {
        const prepared = index.at(id);
        const evidence = compare(lead, prepared, undefined, counts);
        return evidence ? [{ id, person: prepared.person, evidence }] : [];
      });
      const exactNames = compared.filter(({ evidence }) => isExactName(evidence)).length;
      return rank(person, compared, Math.max(exactNames, namesakes), table).map(
        ({ id: candidate, ...match }) => ({ ...match, candidate }),
      );
    },
  };
}

/** For each person the candidates that may be the same, all at once. The candidates are the whole CRM. */
export function matchPeople(
  people: readonly Person[],
  candidates: readonly Person[],
  namesakes: readonly number[] = [],
  table: WeightTable = weights,
): CandidateMatch[][] {
  const counted = noNames();
  for (const { firstName, lastName, sourceName } of candidates)
    countName(counted, normalizeName(firstName, lastName, sourceName));
  const matcher = createMatcher({ table, counts: readCounts(counted) });
  for (const candidate of candidates) matcher.add(candidate);
  return people.map((person, at) => matcher.match(person, namesakes[at]));
}
