import { indexKeys, ownKeys, queryKeys } from "./blockingKeys.ts";
import { normalizePerson, type NormalizedPerson } from "./normalizePerson.ts";
import { readOnce } from "./readOnce.ts";
import type { Person } from "../person.ts";

/** A key with more people is skipped. The people are found by their other keys. */
const blockMax = 2_000;

/** People prepared for finding candidates without comparing all pairs. */
export interface PeopleIndex {
  add(person: Person): void;
  /** The indexes of the people to compare with. They count from 0 in the order of adding. */
  near(prepared: NormalizedPerson): number[];
  /** The person with an index that `near` gave. Of people who are written alike, the name is one object. */
  at(index: number): NormalizedPerson;
  /** Who has an address or a profile of the person, whatever the name. */
  told(prepared: NormalizedPerson): ReadonlySet<number>;
  /** How many people were added. */
  size(): number;
}

export function indexPeople(): PeopleIndex {
  const prepared: NormalizedPerson[] = [];
  const blocks = new Map<string, number[]>();
  /** By index, the last search that came upon the person. One list for all searches, as they are many. */
  let foundBy = new Uint32Array(1_024);
  let searches = 0;
  const parts = readOnce();
  return {
    add(added) {
      const person = normalizePerson(added, parts);
      const index = prepared.push(person) - 1;
      if (index >= foundBy.length) foundBy = enlarged(foundBy);
      for (const key of indexKeys(person)) {
        const block = blocks.get(key);
        if (block) block.push(index);
        else blocks.set(key, [index]);
      }
    },
    near(person) {
      const indexes: number[] = [];
      searches++;
      for (const key of queryKeys(person)) {
        const block = blocks.get(key) ?? [];
        // The full name is never skipped, so that everybody with the same name is found.
        if (block.length > blockMax && !key.startsWith("n:")) continue;
        for (const index of block) {
          if (foundBy[index] === searches) continue;
          foundBy[index] = searches;
          indexes.push(index);
        }
      }
      return indexes;
    },
    at(index) {
      const found = prepared[index];
      if (!found) throw new Error(`the index holds no person ${index}`);
      return found;
    },
    told: (person) => new Set(ownKeys(person).flatMap((key) => blocks.get(key) ?? [])),
    size: () => prepared.length,
  };
}

/** The same with room for twice as many. */
function enlarged(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}
