import { readWords } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";

const words = readWords("title-noise");
const [months, none] = [words("month"), words("none")];

/**
 * Whether what stands in the place of a title is none: what a spreadsheet makes of one (`#NAME?`, `2-Mar`,
 * `45355`), a hashtag, or a word for none.
 */
export function isNoTitle(title: string): boolean {
  if (/^\s*#\S*\s*$/u.test(title)) return true;
  const words = foldText(title).split(" ");
  const isDate = words.every((word) => /^\d*$/.test(word) || months.has(word));
  return (isDate && words.some((word) => /^\d*$/.test(word))) || words.every((word) => none.has(word));
}
