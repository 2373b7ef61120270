import { compare } from "./levels.ts";
import { indexPeople, type PeopleIndex } from "./indexPeople.ts";
import { compareNames, type NameComparison } from "../names/compareNames.ts";
import { countName, noNames, readCounts, type NameCounts } from "../names/termFrequency.ts";
import { normalizeName, type NormalizedName } from "../names/normalizeName.ts";
import type { Match, Person } from "../person.ts";
import { normalizePerson, type NormalizedPerson } from "./normalizePerson.ts";
import { isExactName, rank, type Ranked } from "./rank.ts";

export interface CandidateMatch extends Match {
  /** Index of the candidate. */
  candidate: number;
}

/** Compares people with candidates, one at a time. */
interface Matcher {
  add(candidate: Person): void;
  /** How many were added. */
  size(): number;
  /** Names count by how often they occur in the CRM; until then, by what the world's names suggest. */
  weigh(counts: NameCounts): void;
  /**
   * The candidates that may be the person. `namesakes`: the number of people with the person's name, where it
   * is known to be higher than among the candidates.
   */
  match(person: Person, namesakes?: number): Ranked<CandidateMatch>;
}

interface MatcherOptions {
  counts?: NameCounts | undefined;
  /** Of each person, so many candidates are wanted. */
  keptMax?: number;
}

export function createMatcher({ counts, keptMax = Infinity }: MatcherOptions = {}): Matcher {
  const index = indexPeople();
  let weighed = counts;
  return {
    add: index.add,
    size: index.size,
    weigh(counts) {
      weighed = counts;
    },
    match(person, namesakes = 0) {
      const lead = normalizePerson(person);
      const near = nearBy(lead, index);
      const exact = near.filter(({ names }) => isExactName(names));
      const compared = near.flatMap(({ id, other, names }) => {
        const evidence = compare(lead, other, names, weighed);
        return evidence ? [{ id, person: other.person, evidence }] : [];
      });
      const options = { namesakes: Math.max(exact.length, namesakes), keptMax };
      const { best, total } = rank(person, compared, options);
      return { best: best.map(({ id: candidate, ...match }) => ({ ...match, candidate })), total };
    },
  };
}

interface Near {
  id: number;
  other: NormalizedPerson;
  names: NameComparison;
}

/** The people to compare with the lead. A name that several have is compared once. */
function nearBy(lead: NormalizedPerson, index: PeopleIndex): Near[] {
  const known = new Map<NormalizedName, NameComparison>();
  return index.near(lead).map((id) => {
    const other = index.at(id);
    const names = known.get(other.name) ?? compareNames(lead.name, other.name);
    known.set(other.name, names);
    return { id, other, names };
  });
}

/** For each person the candidates that may be the same, all at once. The candidates are the whole CRM. */
export function matchPeople(
  people: readonly Person[],
  candidates: readonly Person[],
  namesakes: readonly number[] = [],
): CandidateMatch[][] {
  const counted = noNames();
  for (const { firstName, lastName, sourceName } of candidates)
    countName(counted, normalizeName(firstName, lastName, sourceName));
  const matcher = createMatcher({ counts: readCounts(counted) });
  for (const candidate of candidates) matcher.add(candidate);
  return people.map((person, at) => matcher.match(person, namesakes[at]).best);
}
