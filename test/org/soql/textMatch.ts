import type { Environment } from "./queryEnvironment.ts";

/**
 * SQLite's NOCASE and LIKE fold ASCII only, Salesforce all letters. A text with few other letters is compared
 * in each of their cases, so that indexes apply. With more letters, rows are folded one by one.
 */
const foldedLettersMax = 6;

/** All cases of the text's non-ASCII letters; undefined where they are too many. */
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

/** A letter in both cases. One that becomes several letters, like ß, stays. */
function spellingsOf(letter: string): string[] {
  const lower = letter.toLowerCase();
  return [...new Set([letter, lower, letter.toUpperCase()])].filter((each) => each.toLowerCase() === lower);
}

/** `column = text`, without regard to case. */
export function equalsText(environment: Environment, column: string, text: string): string {
  const all = spellings(text);
  if (!all) return `soql_fold(${column}) = ${environment.bind(text.toLowerCase())}`;
  const bound = all.map((spelling) => environment.bind(spelling));
  return bound.length === 1 ? `${column} = ${bound.join("")}` : `${column} IN (${bound.join(", ")})`;
}

/** All cases of each text, for an IN with an index. */
export function allSpellings(texts: string[]): string[] {
  return texts.flatMap((text) => spellings(text) ?? [text, text.toLowerCase(), text.toUpperCase()]);
}

/**
 * `column LIKE pattern`, where `raw` is the SOQL literal with quotes; % and _ are wildcards unless escaped.
 */
export function likeText(environment: Environment, column: string, raw: string): string {
  const { pattern, prefix } = readPattern(raw);
  const all = spellings(pattern);
  if (!all) return `soql_fold(${column}) LIKE ${environment.bind(pattern.toLowerCase())} ESCAPE '\\'`;
  const likes = all.map((spelling) => `${column} LIKE ${environment.bind(spelling)} ESCAPE '\\'`);
  const like = likes.length === 1 ? likes.join("") : `(${likes.join(" OR ")})`;
  if (prefix === "" || all.length > 1) return like;
  // The index can use the range. ASCII prefixes sort together in any case.
  const from = environment.bind(prefix);
  const to = environment.bind(`${prefix}\u{10FFFF}`);
  return `(${column} >= ${from} AND ${column} < ${to} AND ${like})`;
}

/** The pattern for SQLite, and the ASCII prefix of all matches. */
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
