import { readTable, wordsOf } from "../data/readTable.ts";
import { spellingKey } from "./spellingKey.ts";

/**
 * By given name, the number of its group: spellings of one name in several languages or transliterations.
 */
const groupOf: ReadonlyMap<string, number> = new Map(
  readTable("name-variants").flatMap(([names], group) =>
    wordsOf(names).map((name) => [name, group] as const),
  ),
);

/** The same by sound, for spellings that no table has: Yuliia. Null where several groups sound so. */
const groupOfSound = groupsBySound();

function groupsBySound(): Map<string, number | null> {
  const groupsOf = new Map<string, number | null>();
  for (const [name, group] of groupOf) {
    const key = spellingKey(name);
    groupsOf.set(key, (groupsOf.get(key) ?? group) === group ? group : null);
  }
  return groupsOf;
}

/** Whether two given names, folded and without spaces, are spellings of one. */
export function areVariants(one: string, other: string): boolean {
  const group = groupOf.get(one);
  return group !== undefined && group === groupOf.get(other);
}

/** The group of a name, or of those that sound like it. Null where there is none, or are several. */
const groupNear = (name: string): number | null =>
  groupOf.get(name) ?? groupOfSound.get(spellingKey(name)) ?? null;

/** All spellings of a folded given name. Empty where none of the table sounds like it. */
export function spellingsInTable(name: string): string[] {
  const group = groupNear(name);
  return group === null
    ? []
    : [...groupOf].filter(([, each]) => each === group).map(([spelling]) => spelling);
}

/** A key that all spellings of a given name share. The name itself where none of the table sounds like it. */
export function variantKey(name: string): string {
  const group = groupNear(name);
  return group === null ? name : `=${group}`;
}

/** All names of the table. None of them is a misspelling of another name. */
export const variantNames: ReadonlySet<string> = new Set(groupOf.keys());
