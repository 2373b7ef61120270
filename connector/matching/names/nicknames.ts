import { readTable, wordsOf } from "../data/readTable.ts";

/** Full forms by short form. */
export const fullFormsOf: ReadonlyMap<string, ReadonlySet<string>> = byShortForm();

function byShortForm(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [full = "", shorts] of readTable("nicknames")) {
    for (const short of wordsOf(shorts)) found.set(short, (found.get(short) ?? new Set()).add(full));
  }
  return found;
}

/** All full forms of the table. None of them is a misspelling of another name. */
export const fullForms: ReadonlySet<string> = new Set(
  [...fullFormsOf.values()].flatMap((forms) => [...forms]),
);

/** Short forms by full form. */
export const shortFormsOf: ReadonlyMap<string, ReadonlySet<string>> = turnRound(fullFormsOf);

function turnRound(forms: ReadonlyMap<string, ReadonlySet<string>>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const [short, fulls] of forms) {
    for (const full of fulls) found.set(full, (found.get(full) ?? new Set()).add(short));
  }
  return found;
}
