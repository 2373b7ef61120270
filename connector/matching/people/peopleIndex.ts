import { indexKeys, queryKeys } from "./blockingKeys.ts";
import { normalizePerson, type NormalizedPerson } from "./normalizePerson.ts";
import type { Person } from "../person.ts";

/** A key shared by more people than this tells nothing; they are found by their other keys. */
const blockMax = 2_000;

/** People prepared once, to find those whom another may be without looking at all of them. */
export interface PeopleIndex {
  /** Indexes and prepared forms of whom the person has to be compared with. */
  near(prepared: NormalizedPerson): { index: number; prepared: NormalizedPerson }[];
}

export function indexPeople(people: readonly Person[]): PeopleIndex {
  const prepared = people.map(normalizePerson);
  const blocks = new Map<string, number[]>();
  prepared.forEach((person, index) => {
    for (const key of indexKeys(person)) {
      const block = blocks.get(key);
      if (block) block.push(index);
      else blocks.set(key, [index]);
    }
  });
  return {
    near(person) {
      const indexes = new Set<number>();
      for (const key of queryKeys(person)) {
        const block = blocks.get(key) ?? [];
        // The whole name is never passed over: every namesake has to be found.
        if (block.length <= blockMax || key.startsWith("n:")) for (const index of block) indexes.add(index);
      }
      return [...indexes].flatMap((index) => {
        const found = prepared[index];
        return found ? [{ index, prepared: found }] : [];
      });
    },
  };
}
