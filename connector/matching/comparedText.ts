/** How many characters of a text are compared. No name, title, company or place is longer. */
export const comparedLengthMax = 1_000;

/** The part of a text that is compared. It bounds the time that matching takes. */
export function comparedText(text: string): string {
  return text.length > comparedLengthMax ? text.slice(0, comparedLengthMax) : text;
}

/** The same for a text that may be missing. */
export const comparedTextOrNull = (text: string | null): string | null =>
  text === null ? null : comparedText(text);

/** A run of more accents than a letter of any language has. */
const crowdedMarks = /(\p{M}{30})\p{M}+/gu;

/** Unicode's normal form. It takes quadratic time in a run of accents, so only the first accents are kept. */
export function normalForm(text: string, form: "NFC" | "NFKC" | "NFKD"): string {
  return text.replace(crowdedMarks, "$1").normalize(form);
}
