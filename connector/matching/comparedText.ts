/** Characters of a text that are compared: more than any name, title, company or place has. */
export const comparedLengthMax = 1_000;

/** The compared part of a text, so that matching takes bounded time for any text. */
export function comparedText(text: string): string {
  return text.length > comparedLengthMax ? text.slice(0, comparedLengthMax) : text;
}

/** What is compared of a text that may be missing. */
export const comparedTextOrNull = (text: string | null): string | null =>
  text === null ? null : comparedText(text);

/** More accents than any letter of any language has. */
const crowdedMarks = /(\p{M}{30})\p{M}+/gu;

/** Unicode's normal form. It takes quadratic time in a run of accents, so only the first accents are kept. */
export function normalForm(text: string, form: "NFC" | "NFKC" | "NFKD"): string {
  return text.replace(crowdedMarks, "$1").normalize(form);
}
