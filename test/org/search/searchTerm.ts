import { SalesforceError } from "../types.ts";
import { foldText, isUnspaced, wordsOf } from "./foldText.ts";
import type { SearchColumn } from "./searchIndex.ts";

/** SOSL's field groups and their index columns. */
const fieldGroups: Record<string, SearchColumn[] | undefined> = {
  ALL: undefined,
  NAME: ["name"],
  EMAIL: ["email"],
  PHONE: ["phone"],
  SIDEBAR: ["name", "email", "phone"],
};

/** The index columns of a field group. Throws MALFORMED_SEARCH for an unknown group. */
export function searchColumns(group: string): SearchColumn[] | undefined {
  const name = group.toUpperCase();
  if (!(name in fieldGroups)) throw malformedSearch(`unexpected token: ${group}`);
  return fieldGroups[name];
}

/** Indexed words that a folded pattern (`s*th?`) matches; not all of them where they are many. */
type WordsLike = (pattern: string) => string[];

/**
 * Translates a search term (words, `*` and `?` within or after them, "phrases", AND, OR, AND NOT,
 * parentheses) into the index's query. Adjacent words mean AND. Throws MALFORMED_SEARCH for a term with too
 * little to search.
 */
export function matchExpression(
  term: string,
  columns: SearchColumn[] | undefined,
  wordsLike: WordsLike,
): string {
  const parts = term.match(/"(?:\\.|[^"\\])*"|\(|\)|(?:\\.|[^\s()"])+/gs) ?? [];
  const { query } = readTerms(parts, 0, wordsLike);
  if (query === undefined) throw malformedSearch("search term must be longer than one character");
  return columns ? `{${columns.join(" ")}} : (${query})` : query;
}

/**
 * Reads terms from `start` up to an unmatched `)`, joining them as their operators say; undefined where there
 * are none.
 */
function readTerms(
  parts: string[],
  start: number,
  wordsLike: WordsLike,
): { query: string | undefined; next: number } {
  let query: string | undefined;
  let operator = "AND";
  /** The operator of the current chain. Long chains must not nest. */
  let chain: string | undefined;
  let next = start;
  while (next < parts.length) {
    const part = parts[next++] ?? "";
    const word = part.toUpperCase();
    if (part === ")") {
      if (start > 0) break;
      continue;
    }
    if (word === "AND" || word === "OR" || word === "NOT") {
      operator = word;
      continue;
    }
    let operand: string | undefined;
    if (part === "(") {
      const inner = readTerms(parts, next, wordsLike);
      next = inner.next;
      operand = inner.query === undefined ? undefined : `(${inner.query})`;
    } else operand = operandOf(part, wordsLike);
    if (operand === undefined) continue;
    // The index allows NOT only between two terms.
    if (query !== undefined) {
      const before = chain === undefined || chain === operator ? query : `(${query})`;
      query = `${before} ${operator} ${operand}`;
      chain = operator;
    } else if (operator !== "NOT") query = operand;
    operator = "AND";
  }
  return { query, next };
}

const unescaped = (text: string) => text.replaceAll(/\\(.)/gs, "$1");

function operandOf(part: string, wordsLike: WordsLike): string | undefined {
  if (part.startsWith('"')) return phrase(unescaped(part.slice(1, -1)), "");
  const [, before = ""] = /^((?:\\.|[^\\*?])*)/s.exec(part) ?? [];
  const rest = part.slice(before.length);
  if (rest === "" || rest === "*") return phrase(unescaped(before), rest);
  return wildcards(part, wordsLike);
}

/** One word or phrase; `star` for a prefix. Single letters are no search. */
function phrase(text: string, star: string): string | undefined {
  const joined = wordsOf(text).join(" ");
  if (joined.length < 2 && !isUnspaced(text)) return undefined;
  return `"${joined}"${star}`;
}

/** A word that matches nothing: a private-use character. */
const noWord = '"\u{E000}\u{E000}"';

/** The words that a pattern with wildcards before its end matches, which the index cannot search. */
function wildcards(part: string, wordsLike: WordsLike): string | undefined {
  // A leading wildcard matches nothing, as in Salesforce.
  const pieces = part.replace(/^[*?]+/, "").match(/\\.|[^\\]/gs) ?? [];
  const pattern = pieces
    .map((piece) =>
      piece === "*" || piece === "?" ? piece : foldText(unescaped(piece)).replace(/[^\p{L}\p{N}]/gu, ""),
    )
    .join("");
  if (pattern.replaceAll(/[*?]/g, "").length < 2) return undefined;
  const words = wordsLike(pattern);
  return words.length === 0 ? noWord : `(${words.map((word) => `"${word}"`).join(" OR ")})`;
}

export function malformedSearch(message: string): SalesforceError {
  return new SalesforceError(400, "MALFORMED_SEARCH", message);
}
