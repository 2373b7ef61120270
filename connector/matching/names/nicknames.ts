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

/** Short forms of several names, mostly of women's and men's alike: Sam for Samuel and Samantha. Folded. */
export const sharedShortForms: ReadonlySet<string> = new Set(
  `sam sammy alex lex sasha sasa sascha chris kris cris pat max charlie charly kim robin steph stef steff mel ronnie bobbie
   billie frankie fran dani manu gabi andi uli ulli toni micha michi nic nicky nicki nico dom val vale flo juli jules leo lou
   jan jo les lin nat marty freddie gerry terry jackie jamie lena tina rina lina harry bernie vic slava zhenya valya toma vlad stas`.split(
    /\s+/,
  ),
);

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
