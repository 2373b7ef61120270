import { compare } from "./compare.ts";
import { indexPeople } from "./indexPeople.ts";
import type { Match, Person } from "../person.ts";
import { normalizePerson } from "./normalizePerson.ts";
import { isExactName, rank } from "./rank.ts";
import { weights, type WeightTable } from "./weights.ts";

export interface CandidateMatch extends Match {
  /** Index of the candidate. */
  candidate: number;
}

/**
 * For each person the candidates that may be the same, likeliest first. `namesakes`: the number of people
 * with the person's name, where it is known to be higher than among the candidates.
 */
export function matchPeople(
  people: readonly Person[],
  candidates: readonly Person[],
  namesakes: readonly number[] = [],
  table: WeightTable = weights,
): CandidateMatch[][] {
  const index = indexPeople(candidates);
  return people.map((person, at) => {
    const lead = normalizePerson(person);
    const compared = index.near(lead).flatMap(({ index: id, prepared }) => {
      const evidence = compare(lead, prepared);
      return evidence ? [{ id, person: prepared.person, evidence }] : [];
    });
    const exactNames = compared.filter(({ evidence }) => isExactName(evidence)).length;
    return rank(person, compared, Math.max(exactNames, namesakes[at] ?? 0), table).map(
      ({ id: candidate, ...match }) => ({ ...match, candidate }),
    );
  });
}
