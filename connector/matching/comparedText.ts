/** Of a text no more characters than this are compared: more than any name, title, company or place has. */
export const comparedLengthMax = 1_000;

/**
 * A text as far as it is compared: whatever stands in a file or a record, matching takes no longer than for
 * one of this length.
 */
export function comparedText(text: string): string {
  return text.length > comparedLengthMax ? text.slice(0, comparedLengthMax) : text;
}

/** What is compared of a text that may be missing. */
export const comparedTextOrNull = (text: string | null): string | null =>
  text === null ? null : comparedText(text);

/** More accents than any letter of any language has. */
const crowdedMarks = /(\p{M}{30})\p{M}+/gu;

/**
 * Unicode's normal form. It takes the square of the length of a run of accents, so that of those only the
 * first are kept.
 */
export function normalForm(text: string, form: "NFC" | "NFKC" | "NFKD"): string {
  return text.replace(crowdedMarks, "$1").normalize(form);
}
