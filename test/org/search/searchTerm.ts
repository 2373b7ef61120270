import { SalesforceError } from "../types.ts";
import { isUnspaced, wordsOf } from "./foldText.ts";
import type { SearchColumn } from "./searchIndex.ts";

/** The groups of fields that a search may be limited to, by what SOSL calls them. */
const fieldGroups: Record<string, SearchColumn[] | undefined> = {
  ALL: undefined,
  NAME: ["name"],
  EMAIL: ["email"],
  PHONE: ["phone"],
  SIDEBAR: ["name", "email", "phone"],
};

/** The index columns of a field group. Throws MALFORMED_SEARCH for one that is not known. */
export function searchColumns(group: string): SearchColumn[] | undefined {
  const name = group.toUpperCase();
  if (!(name in fieldGroups)) throw malformedSearch(`unexpected token: ${group}`);
  return fieldGroups[name];
}

/** Past so many characters Salesforce takes AND, OR and NOT for nothing (SOSL limits in the SOQL and SOSL Reference). */
const operatedLengthMax = 4_000;

/**
 * A search term (words, `*` at a word's end, "phrases", AND, OR, AND NOT, parentheses) as the index's own query.
 * Words stand for AND where nothing is between them. Throws MALFORMED_SEARCH where too little is left to search for.
 */
export function matchExpression(term: string, columns: SearchColumn[] | undefined): string {
  const parts = term.match(/"[^"]*"|\(|\)|(?:\\.|[^\s()"])+/g) ?? [];
  const obeyed =
    term.length > operatedLengthMax ? parts.filter((part) => !/^(?:AND|OR|NOT)$/i.test(part)) : parts;
  const query = readTerms(obeyed, 0).query;
  if (query === undefined) throw malformedSearch("search term must be longer than one character");
  return columns ? `{${columns.join(" ")}} : (${query})` : query;
}

/** Reads terms from `start` up to an unmatched `)`, joining them as their operators say; undefined where there are none. */
function readTerms(parts: string[], start: number): { query: string | undefined; next: number } {
  let query: string | undefined;
  // What joined `query` last: terms of one operator need no brackets, and the index bears only so many.
  let joinedBy: string | undefined;
  let operator = "AND";
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
    if (part === "(") ({ query: operand, next } = readTerms(parts, next));
    else operand = phraseOf(part);
    if (operand === undefined) continue;
    // The index knows NOT only between two terms.
    if (query !== undefined) {
      const isSame = joinedBy === operator && operator !== "NOT";
      query = isSame ? `${query.slice(0, -1)} ${operator} ${operand})` : `(${query} ${operator} ${operand})`;
      joinedBy = operator;
    } else if (operator !== "NOT") query = operand;
    operator = "AND";
  }
  return { query, next };
}

/** One word or quoted phrase; a star at its end takes all that begins so. Single letters are no search. */
function phraseOf(part: string): string | undefined {
  const quoted = part.startsWith('"');
  const text = quoted ? part.slice(1, -1) : part.replaceAll(/\\(.)/g, "$1");
  const words = wordsOf(text);
  const joined = words.join(" ");
  if (joined.length < 2 && !isUnspaced(text)) return undefined;
  return `"${joined}"${!quoted && /[*?]/.test(part) ? "*" : ""}`;
}

export function malformedSearch(message: string): SalesforceError {
  return new SalesforceError(400, "MALFORMED_SEARCH", message);
}
