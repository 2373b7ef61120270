import type {
  Condition,
  HavingClause,
  Query,
  Subquery,
  ValueQueryCondition,
  WhereClause,
} from "@jetstreamapp/soql-parser-js";
import { SalesforceError } from "../types.ts";
import { type Token, tokens } from "./soqlError.ts";

export type Clause = WhereClause | HavingClause;

export type Leaf = Exclude<Condition | ValueQueryCondition, { openParen: number; field?: never }>;

export type Tree =
  | { kind: "and" | "or"; parts: Tree[] }
  | { kind: "not"; part: Tree }
  | { kind: "leaf"; condition: Leaf };

type Item = "(" | ")" | "AND" | "OR" | "NOT" | Leaf;
type Word = Exclude<Item, Leaf> | "leaf";

const clauseEnds = new Set(["GROUP", "ORDER", "LIMIT", "OFFSET", "WITH", "FOR", "HAVING", "UPDATE", "ALL"]);

/**
 * The trees of the query's WHERE and HAVING. The parser's chains lose a parenthesis in deeply nested NOTs, so
 * only their leaves are used, and the structure is read from the text.
 */
export function conditionTrees(soql: string, query: Query): Map<Clause, Tree> {
  const clauses: Clause[] = [];
  collect(query, clauses);
  const words = tokens(soql);
  const starts = words.flatMap(({ text }, index) => (/^(where|having)$/i.test(text) ? [index + 1] : []));
  return new Map(
    clauses.map((clause, index) => [clause, readTree(clause, skeleton(words, starts[index] ?? 0))]),
  );
}

/** The clauses in the order that their keywords have in the text. */
function collect(query: Query | Subquery, found: Clause[]): void {
  for (const field of query.fields ?? []) if (field.type === "FieldSubquery") collect(field.subquery, found);
  if (query.where) {
    found.push(query.where);
    for (const leaf of leavesOf(query.where)) if ("valueQuery" in leaf) collect(leaf.valueQuery, found);
  }
  if (query.having) found.push(query.having);
}

function leavesOf(clause: Clause): Leaf[] {
  const leaves: Leaf[] = [];
  let rest: Clause | undefined = clause;
  while (rest) {
    const left: Clause["left"] = rest.left;
    if (left && "operator" in left) leaves.push(left);
    rest = "right" in rest ? rest.right : undefined;
  }
  return leaves;
}

/** The parentheses and operators of the clause at `start`, with "leaf" for each condition. */
function skeleton(words: Token[], start: number): Word[] {
  const found: Word[] = [];
  let depth = 0;
  let operandNext = true;
  for (let index = start; index < words.length; index++) {
    const word = words[index]?.text.toUpperCase() ?? "";
    if (operandNext) {
      if (word === "(" || word === "NOT") {
        found.push(word);
        if (word === "(") depth++;
        continue;
      }
      found.push("leaf");
      index = leafEnd(words, index) - 1;
      operandNext = false;
    } else if (word === "AND" || word === "OR") {
      found.push(word);
      operandNext = true;
    } else if (word === ")" && depth > 0) {
      found.push(")");
      depth--;
    } else {
      break;
    }
  }
  return found;
}

/**
 * The index after a condition's last word; parentheses within it (lists, functions, subqueries) are its own.
 */
function leafEnd(words: Token[], start: number): number {
  let inner = 0;
  for (let index = start; index < words.length; index++) {
    const word = words[index]?.text.toUpperCase() ?? "";
    if (word === "(") inner++;
    else if (inner > 0) inner -= word === ")" ? 1 : 0;
    else if (word === ")" || word === "AND" || word === "OR" || clauseEnds.has(word)) return index;
  }
  return words.length;
}

function readTree(clause: Clause, words: Word[]): Tree {
  const leaves = leavesOf(clause);
  const items = words.map((word): Item | undefined => (word === "leaf" ? leaves.shift() : word));
  return readAny({ items, next: 0 });
}

interface Reader {
  items: (Item | undefined)[];
  next: number;
}

/** Conditions joined by AND, or by OR: Salesforce takes no mixture without parentheses. */
function readAny(reader: Reader): Tree {
  const first = readOne(reader);
  const operator = reader.items[reader.next];
  if (operator !== "AND" && operator !== "OR") return first;
  const parts = [first];
  while (reader.items[reader.next] === operator) {
    reader.next++;
    parts.push(readOne(reader));
  }
  const after = reader.items[reader.next];
  if (after === "AND" || after === "OR") throw unexpected(after);
  return { kind: operator === "AND" ? "and" : "or", parts };
}

function readOne(reader: Reader): Tree {
  const item = reader.items[reader.next++];
  if (item === "NOT") return { kind: "not", part: readOne(reader) };
  if (item === "(") {
    const inner = readAny(reader);
    reader.next++;
    return inner;
  }
  if (item === undefined || typeof item === "string") throw unexpected(item ?? "<EOF>");
  return { kind: "leaf", condition: item };
}

function unexpected(word: string): SalesforceError {
  return new SalesforceError(400, "MALFORMED_QUERY", `unexpected token: '${word}'`);
}
