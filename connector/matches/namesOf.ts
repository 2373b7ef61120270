import { mapInTurns } from "../inTurns.ts";
import { searchedWords } from "../matching/names/searchedWords.ts";
import type { Person } from "../matching/person.ts";
import type { NameWords } from "../salesforce/candidates/searchByName.ts";

/**
 * Short forms of first names are left out for more leads than this, because they would crowd names out of the
 * search.
 */
const shortFormsMax = 50;

/** The words by which SOSL finds people. */
export function namesOf(people: Person[]): Promise<NameWords[]> {
  const withShortForms = people.length <= shortFormsMax;
  return mapInTurns(people, (person) => searchedWords(person, withShortForms));
}
