import { indexPeople } from "./indexPeople.ts";
import { normalizePerson, type NormalizedPerson } from "./normalizePerson.ts";
import { readOnce } from "./readOnce.ts";
import type { Person } from "../person.ts";

/**
 * Reads somebody for the question whether they may be one of the people, so that whoever can't be is not
 * held. `match` would find nobody else. `near` says how many of the people it may be.
 */
export function mayBeOneOf(people: readonly Person[]): {
  read(person: Person): NormalizedPerson;
  near(read: NormalizedPerson): number;
} {
  const index = indexPeople();
  for (const person of people) index.add(person);
  const parts = readOnce(partsHeldMax);
  // To read a number takes as long as a name does, and few leads have one.
  const havePhones = people.some(({ phones }) => phones.length > 0);
  return {
    read: (person) => normalizePerson(havePhones ? person : { ...person, phones: [] }, parts),
    near: (read) => index.near(read).length,
  };
}

/** Of each kind of part, such as names: so many that are equal are read once. */
const partsHeldMax = 20_000;
