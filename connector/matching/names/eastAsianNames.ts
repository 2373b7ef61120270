import { readTable, wordsOf } from "../data/readTable.ts";

const rowsOf = (kind: string): string[][] =>
  readTable("east-asian-names").flatMap(([of, ...cells]) => (of === kind ? [cells] : []));

/** By name: the commonest reading first. */
const readingsOf = new Map(
  rowsOf("reading").map(([written = "", read]): [string, string[]] => [written, wordsOf(read)]),
);

const writtenFormsOf = Map.groupBy(
  [...readingsOf].flatMap(([written, read]) => read.map((reading) => ({ written, reading }))),
  ({ reading }) => reading,
);

/** The East Asian spellings of a folded name. Empty where the table does not have it. */
export function writtenAs(folded: string): string[] {
  return (writtenFormsOf.get(folded) ?? []).map(({ written }) => written);
}

/** All readings of a name in East Asian script, folded. Empty where the table does not have it. */
export const allReadings = (name: string): readonly string[] => readingsOf.get(name.trim()) ?? [];

/** Family names of one origin, each line the Latin spellings of one. Folded. */
const koreanSpellings = rowsOf("korean");
const chineseSpellings = rowsOf("chinese");
/** By spelling: the lines that have it. */
const linesBySpelling = readLines([...koreanSpellings, ...chineseSpellings]);
const koreanLines = readLines(koreanSpellings);

function readLines(rows: string[][]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const [index, [names]] of rows.entries())
    for (const name of wordsOf(names)) found.set(name, (found.get(name) ?? new Set()).add(index));
  return found;
}

/** All Latin spellings of the family names that a folded one is a spelling of. */
export function familySpellings(folded: string): string[] {
  const mine = linesBySpelling.get(folded);
  return mine === undefined
    ? []
    : [...linesBySpelling].flatMap(([spelling, lines]) =>
        [...lines].some((line) => mine.has(line)) ? [spelling] : [],
      );
}

/** All Latin spellings of Korean and Chinese family names. None of them is a misspelling of another. */
export const eastAsianSpellings: ReadonlySet<string> = new Set(linesBySpelling.keys());

/** The reading of a name in East Asian script. The text itself where the table does not have it. */
export function readEastAsian(name: string): string {
  return allReadings(name)[0] ?? name;
}

/** Whether two folded family names are Korean or Chinese spellings of one. */
export const areEastAsianSpellings = (one: string, other: string): boolean =>
  shareLine(linesBySpelling, one, other);

/** Korean ones alone: nobody is called Gim and not Kim, while Wang and Wong are two names. */
export const areKoreanSpellings = (one: string, other: string): boolean => shareLine(koreanLines, one, other);

function shareLine(lines: ReadonlyMap<string, ReadonlySet<number>>, one: string, other: string): boolean {
  const mine = lines.get(one);
  const theirs = lines.get(other);
  return mine !== undefined && theirs !== undefined && [...mine].some((line) => theirs.has(line));
}
