import { indexKeys, queryKeys } from "./blockingKeys.ts";
import { normalizePerson, type NormalizedPerson } from "./normalizePerson.ts";
import type { Person } from "../person.ts";

/** A key with more people is skipped. The people are found by their other keys. */
const blockMax = 2_000;

/** People prepared for finding candidates without comparing all pairs. */
interface PeopleIndex {
  add(person: Person): void;
  /** The people to compare with, with their indexes in the order in which they were added. */
  near(prepared: NormalizedPerson): { index: number; prepared: NormalizedPerson }[];
}

export function indexPeople(): PeopleIndex {
  const prepared: NormalizedPerson[] = [];
  const blocks = new Map<string, number[]>();
  return {
    add(added) {
      const person = normalizePerson(added);
      const index = prepared.push(person) - 1;
      for (const key of indexKeys(person)) {
        const block = blocks.get(key);
        if (block) block.push(index);
        else blocks.set(key, [index]);
      }
    },
    near(person) {
      const indexes = new Set<number>();
      for (const key of queryKeys(person)) {
        const block = blocks.get(key) ?? [];
        // The full name is never skipped, so that everybody with the same name is found.
        if (block.length <= blockMax || key.startsWith("n:")) for (const index of block) indexes.add(index);
      }
      return [...indexes].flatMap((index) => {
        const found = prepared[index];
        return found ? [{ index, prepared: found }] : [];
      });
    },
  };
}
