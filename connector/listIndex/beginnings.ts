import { wordsOf } from "./wordsOf.ts";

/** Beginnings up to this length are entries of their own: each of them may be that of any number of words. */
const shortMax = 3;
/** No word has more signs, and an index of Postgres takes 2,700 bytes. What is longer is found by these. */
const longMax = 200;

/**
 * By what a lead with a search text is found, each once: the short beginnings of its words, and longer words.
 */
export function beginningsOf(searchText: string): string[] {
  const found = new Set<string>();
  for (const word of wordsOf(searchText)) {
    for (let length = 1; length <= shortMax && length <= word.length; length += 1)
      found.add(word.slice(0, length));
    if (word.length > shortMax) found.add(word.slice(0, longMax));
  }
  return [...found];
}

/** The entries that have all leads with a word that begins so: from `from` on, and before `end`. */
export function entriesFor(typed: string): { from: string; end: string } {
  const from = typed.slice(0, longMax);
  return { from, end: from.length <= shortMax ? `${from} ` : endOf(from) };
}

/** What comes right after all words that begin so. Words are ASCII. */
const endOf = (word: string): string =>
  word.slice(0, -1) + String.fromCharCode((word.codePointAt(word.length - 1) ?? 0) + 1);
