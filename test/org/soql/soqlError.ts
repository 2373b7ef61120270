import { SalesforceError } from "../types.ts";

/** Characters of the query shown around the position of an error. */
const shownCharacters = 60;

/**
 * A query error in Salesforce's form: the surrounding text, a caret, row and column from 1, then the message.
 * Undefined `offset`: unknown position, so the message stands alone.
 */
export function soqlError(
  soql: string,
  offset: number | undefined,
  errorCode: string,
  message: string,
): SalesforceError {
  if (offset === undefined) return new SalesforceError(400, errorCode, message);
  const before = soql.slice(0, offset).split("\n");
  const row = before.length;
  const column = (before.at(-1) ?? "").length;
  const line = soql.split("\n")[row - 1] ?? "";
  const start = wordStart(line, column - shownCharacters);
  const shown = line.slice(start, column + shownCharacters);
  const caret = `${" ".repeat(column - start)}^`;
  return new SalesforceError(
    400,
    errorCode,
    `\n${shown}\n${caret}\nERROR at Row:${String(row)}:Column:${String(column + 1)}\n${message}`,
  );
}

function wordStart(line: string, from: number): number {
  if (from <= 0) return 0;
  const space = line.indexOf(" ", from);
  return space < 0 ? from : Math.min(space + 1, from + shownCharacters);
}

/** The first position of the word outside of strings, from `start` on; undefined where there is none. */
export function offsetOf(soql: string, word: string, start = 0): number | undefined {
  const wanted = word.toLowerCase();
  for (const token of tokens(soql)) {
    if (token.offset >= start && token.text.toLowerCase() === wanted) return token.offset;
  }
  return undefined;
}

export interface Token {
  text: string;
  offset: number;
}

const tokenPattern = /'(?:\\[\s\S]|[^'\\])*'|[A-Za-z_][\w.]*|[\d+-][\w.:+-]*|[<>!=]+|\S/g;

export function tokens(soql: string): Token[] {
  return [...soql.matchAll(tokenPattern)].map((match) => ({ text: match[0], offset: match.index }));
}
