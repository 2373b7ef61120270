import { foldText } from "../foldText.ts";

/** Months as spreadsheets write them in dates, and words for none. Folded. */
const months = new Set(
  `jan feb mar mrz apr may mai jun jul aug sep sept okt oct nov dez dec ene abr ago dic fev avr juin juil aout
   gen mag giu lug set ott maj kwi cze lip sie wrz paz lis gru mrt mei`.split(/\s+/),
);
const none = new Set("n a na none null nil unknown unbekannt inconnu tbd tba nan undefined".split(" "));

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
