import type { Environment } from "./queryEnvironment.ts";

/**
 * SQLite's NOCASE and LIKE fold ASCII alone, Salesforce all letters. A text with few other letters is
 * compared in each of their spellings, which keeps indexes useful; beyond this many letters the fold is done
 * row by row.
 */
const foldedLettersMax = 6;

/**
 * Each spelling of the text in upper and lower case of its non-ASCII letters; undefined where they are too
 * many.
 */
function spellings(text: string): string[] | undefined {
  let found = [""];
  let letters = 0;
  for (const character of text) {
    const variants = character.charCodeAt(0) < 128 ? [character] : spellingsOf(character);
    if (variants.length > 1 && ++letters > foldedLettersMax) return undefined;
    found = found.flatMap((start) => variants.map((variant) => start + variant));
  }
  return found;
}

/** A letter in both cases; one that is several letters in the other case, as ß is, stays alone. */
function spellingsOf(letter: string): string[] {
  const lower = letter.toLowerCase();
  return [...new Set([letter, lower, letter.toUpperCase()])].filter((each) => each.toLowerCase() === lower);
}

/** `column = text`, whatever the case of either. */
export function equalsText(environment: Environment, column: string, text: string): string {
  const all = spellings(text);
  if (!all) return `soql_fold(${column}) = ${environment.bind(text.toLowerCase())}`;
  const bound = all.map((spelling) => environment.bind(spelling));
  return bound.length === 1 ? `${column} = ${bound.join("")}` : `${column} IN (${bound.join(", ")})`;
}

/** Every spelling of each of the texts, for an IN that an index can serve. */
export function allSpellings(texts: string[]): string[] {
  return texts.flatMap((text) => spellings(text) ?? [text, text.toLowerCase(), text.toUpperCase()]);
}

/**
 * `column LIKE pattern` where `raw` is the SOQL literal with its quotes: % and _ are wildcards unless
 * escaped.
 */
export function likeText(environment: Environment, column: string, raw: string): string {
  const { pattern, prefix } = readPattern(raw);
  const all = spellings(pattern);
  if (!all) return `soql_fold(${column}) LIKE ${environment.bind(pattern.toLowerCase())} ESCAPE '\\'`;
  const likes = all.map((spelling) => `${column} LIKE ${environment.bind(spelling)} ESCAPE '\\'`);
  const like = likes.length === 1 ? likes.join("") : `(${likes.join(" OR ")})`;
  if (prefix === "" || all.length > 1) return like;
  // The range is what an index can serve; ASCII prefixes alone sort together whatever their case.
  const from = environment.bind(prefix);
  const to = environment.bind(`${prefix}\u{10FFFF}`);
  return `(${column} >= ${from} AND ${column} < ${to} AND ${like})`;
}

/** The pattern as SQLite writes it, and the text that all matches begin with as far as it is ASCII. */
function readPattern(raw: string): { pattern: string; prefix: string } {
  let pattern = "";
  let prefix = "";
  let fixed = true;
  const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t" };
  const body = raw.slice(1, -1);
  for (let index = 0; index < body.length; index++) {
    let character = body.charAt(index);
    const wildcard = character === "%" || character === "_";
    if (character === "\\" && index + 1 < body.length) {
      const next = body.charAt(++index);
      character = escapes[next.toLowerCase()] ?? next;
    }
    if (wildcard) {
      fixed = false;
      pattern += character;
      continue;
    }
    pattern += character === "%" || character === "_" || character === "\\" ? `\\${character}` : character;
    if (character.charCodeAt(0) >= 128) fixed = false;
    if (fixed) prefix += character;
  }
  return { pattern, prefix };
}
