import { readTable, wordsOf } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";

const names = readTable("east-asian-names").map(([written = "", read, kind]) => ({
  written,
  readings: wordsOf(read),
  isFamily: kind === "family",
}));

const readingsOf = new Map(names.map(({ written, readings }) => [written, readings]));

/** By reading. Japanese names have two parts that are told by it; of a Chinese family name it says little. */
const writtenForms = Map.groupBy(
  names.flatMap(({ readings, ...name }) => readings.map((reading) => ({ ...name, reading }))),
  ({ reading }) => reading,
);

/** The Japanese spellings of a folded name. Empty where the table does not have it. */
export const writtenAs = (folded: string): string[] =>
  (writtenForms.get(folded) ?? []).filter(({ isFamily }) => !isFamily).map(({ written }) => written);

/** How a family name, folded and in Latin letters, begins in East Asian script. Empty where it is none. */
export const familySigns = (folded: string): string[] => [
  ...new Set((writtenForms.get(folded) ?? []).map(({ written }) => [...written][0] ?? "")),
];

/** All readings of a name in East Asian script, folded. Empty where the table does not have it. */
export const allReadings = (name: string): readonly string[] => readingsOf.get(name.trim()) ?? [];

/** The reading of a name in East Asian script. The text itself where the table does not have it. */
export const readEastAsian = (name: string): string => allReadings(name)[0] ?? name;

/** The Latin letters that a name in East Asian script may begin with. */
export const lettersOfReadings = (name: string): string[] => [
  ...new Set([...allReadings(name), foldText(name)].map((spelling) => spelling.charAt(0))),
];
