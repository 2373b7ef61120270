import { parseQuery, type Query } from "@jetstreamapp/soql-parser-js";
import { keepLast } from "../storage/keepLast.ts";
import { SalesforceError } from "../types.ts";
import { type Clause, conditionTrees, type Tree } from "./conditionTrees.ts";
import { type ParentAliases, takeParentAliases } from "./takeParentAliases.ts";
import { takeGroupingDirections } from "./takeGroupingDirections.ts";
import { soqlError, tokens } from "./soqlError.ts";

/** How many texts are kept parsed. */
const keptMax = 300;
/** The longest SOQL that Salesforce accepts. */
const soqlLengthMax = 100_000;

export interface ParsedSoql {
  query: Query & { sObject: string };
  /** The text that error offsets refer to. */
  soql: string;
  /** The condition tree of each WHERE and HAVING. */
  conditions: ReadonlyMap<Clause, Tree>;
  /** Aliases of parents in FROM. */
  parentAliases: ParentAliases;
  /** Whether the query ends in ALL ROWS. */
  allRows: boolean;
}

/**
 * Parses SOQL. Throws MALFORMED_QUERY pointing at the first token that cannot stand where it does. The same
 * texts come again and again, and the parser takes longer than SQLite: nobody changes what is kept of them.
 */
export const parseSoql: (text: string) => ParsedSoql = keepLast(parse, keptMax);

function parse(text: string): ParsedSoql {
  if (text.length > soqlLengthMax) {
    throw new SalesforceError(
      400,
      "QUERY_TOO_COMPLICATED",
      `SOQL statements cannot be longer than ${String(soqlLengthMax)} characters.`,
    );
  }
  const soql = text.trim();
  const allRows = /\sALL\s+ROWS\s*$/i.exec(soql);
  checkEscapes(soql);
  const withoutAliases = takeParentAliases(allRows ? soql.slice(0, allRows.index) : soql);
  const { soql: parsable, give } = takeGroupingDirections(withoutAliases.soql);
  let query: Query;
  try {
    query = parseQuery(parsable);
    give(query);
  } catch {
    throw malformed(parsable);
  }
  if (!query.sObject) throw new SalesforceError(400, "MALFORMED_QUERY", "unexpected token: '<EOF>'");
  return {
    query: { ...query, sObject: query.sObject },
    soql,
    conditions: conditionTrees(parsable, query),
    parentAliases: withoutAliases.aliases,
    allRows: allRows !== null,
  };
}

/** Refuses a backslash before a letter that is no escape. */
function checkEscapes(soql: string): void {
  if (!soql.includes("\\")) return;
  for (const { text } of tokens(soql)) {
    if (!text.startsWith("'")) continue;
    for (const [escape] of text.matchAll(/\\(?:u[0-9a-fA-F]{4}|[\s\S])/g)) {
      if (/^\\(?:u.{4}|[nNrRtTbBfF"'\\_%])$/.test(escape)) continue;
      throw malformedQuery(
        `Invalid string literal ${text}. Illegal character sequence '${escape}' in string literal.`,
      );
    }
  }
}

/** Parses a condition as it stands after WHERE. */
export function parseCondition(object: string, condition: string): ParsedSoql {
  return parseSoql(`SELECT Id FROM ${object} WHERE ${condition}`);
}

/**
 * The error of an invalid query. The parser names the token, and its position is found by trying longer and
 * longer prefixes.
 */
function malformed(soql: string): SalesforceError {
  const all = tokens(soql);
  if (all.length === 0)
    return new SalesforceError(400, "MALFORMED_QUERY", "A query string has to be specified");
  const strange = all.find((token) => token.text === "'" || /^[^\w\s'<>!=(),.:*+-]/.test(token.text));
  if (strange?.text === "'") {
    return malformedQuery(`line 1:${String(soql.length)} mismatched character '<EOF>' expecting '''`);
  }
  if (strange) {
    return malformedQuery(
      `line 1:${String(strange.offset)} no viable alternative at character '${strange.text}'`,
    );
  }
  let viable = 0;
  let refused = all.length + 1;
  while (refused - viable > 1) {
    const middle = Math.floor((viable + refused) / 2);
    if (middle > all.length || !mayContinue(soql, all[middle]?.offset)) refused = middle;
    else viable = middle;
  }
  const token = all[viable];
  if (!token) return malformedQuery("unexpected token: '<EOF>'");
  const message =
    token.text === ":" ? "Bind variables only allowed in Apex code" : `unexpected token: '${token.text}'`;
  return soqlError(soql, token.offset, "MALFORMED_QUERY", message);
}

function malformedQuery(message: string): SalesforceError {
  return new SalesforceError(400, "MALFORMED_QUERY", message);
}

/** Whether the text up to `end` parses, or fails only because it ends there. */
function mayContinue(soql: string, end: number | undefined): boolean {
  try {
    parseQuery(soql.slice(0, end));
    return true;
  } catch (error) {
    return error instanceof Error && /found(?: -->)?:? ''/.test(error.message);
  }
}
