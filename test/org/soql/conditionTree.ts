import type { Condition, HavingClause, ValueQueryCondition, WhereClause } from "@jetstreamapp/soql-parser-js";
import { SalesforceError } from "../types.ts";

export type Leaf = Exclude<Condition | ValueQueryCondition, { openParen: number; field?: never }>;

export type Tree =
  { kind: "and" | "or"; parts: Tree[] } | { kind: "not"; part: Tree } | { kind: "leaf"; condition: Leaf };

type Item = "(" | ")" | "AND" | "OR" | "NOT" | Leaf;

/** The parser gives conditions as a chain with counted parentheses: this makes the tree that they mean. */
export function conditionTree(clause: WhereClause | HavingClause): Tree {
  const reader = { items: flatten(clause), next: 0 };
  return readAny(reader);
}

function flatten(clause: WhereClause | HavingClause): Item[] {
  const items: Item[] = [];
  let rest: WhereClause | HavingClause | undefined = clause;
  while (rest) {
    const left: WhereClause["left"] = rest.left;
    if (left) {
      items.push(...Array<"(">(left.openParen ?? 0).fill("("));
      if ("operator" in left) {
        items.push(left);
        items.push(...Array<")">(left.closeParen ?? 0).fill(")"));
      }
    }
    if (!("operator" in rest)) break;
    items.push(rest.operator);
    rest = rest.right;
  }
  return items;
}

interface Reader {
  items: Item[];
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
  if (after === "AND" || after === "OR") {
    throw new SalesforceError(400, "MALFORMED_QUERY", `unexpected token: '${after}'`);
  }
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
  if (item === undefined || typeof item === "string") {
    throw new SalesforceError(400, "MALFORMED_QUERY", `unexpected token: '${item ?? "<EOF>"}'`);
  }
  return { kind: "leaf", condition: item };
}
