/**
 * A text without the given characters at its ends. A regular expression such as `[ ,]+$` would start anew at
 * each such character in the middle of the text, which takes quadratic time.
 */
export function trimOf(characters: string, text: string): string {
  let start = 0;
  while (start < text.length && characters.includes(text.charAt(start))) start++;
  return trimEndOf(characters, text.slice(start));
}

/** A text without the given characters at its end. */
export function trimEndOf(characters: string, text: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** The text with each run of white space as one space. */
export const singleSpaced = (text: string): string => text.replace(/\s+/gu, " ");
