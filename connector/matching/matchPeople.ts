import { compare } from "./compare.ts";
import { indexPeople } from "./peopleIndex.ts";
import type { Match, Person } from "./person.ts";
import { preparePerson } from "./prepare.ts";
import { isExactName, rank } from "./rank.ts";

export interface CandidateMatch extends Match {
  /** Index of the candidate. */
  candidate: number;
}

/** For each person the candidates they may be, the likeliest first. */
export function matchPeople(people: readonly Person[], candidates: readonly Person[]): CandidateMatch[][] {
  const index = indexPeople(candidates);
  return people.map((person) => {
    const lead = preparePerson(person);
    const compared = index.near(lead).flatMap(({ index: id, prepared }) => {
      const evidence = compare(lead, prepared);
      return evidence ? [{ id, person: prepared.person, evidence }] : [];
    });
    const namesakes = compared.filter(({ evidence }) => isExactName(evidence)).length;
    return rank(person, compared, namesakes).map(({ id: candidate, ...match }) => ({ ...match, candidate }));
  });
}
