import type { Clause, Leaf, Tree } from "./conditionTrees.ts";
import { dayRange } from "./dayRange.ts";
import { type Expression, fieldExpression, fiscalFirstMonth, functionExpression } from "./expressions.ts";
import { type Literal, LiteralError, readLiteral, unquote, type Value } from "./literals.ts";
import { dateText, localDateAt, startOfDay } from "./localDate.ts";
import type { Scope } from "./scope.ts";
import { readsWhole } from "./readsWhole.ts";
import { semiJoin } from "./semiJoin.ts";
import { allows } from "./allows.ts";
import { allSpellings, equalsText, likeText } from "./textMatch.ts";

/** Refuses a term in the wrong place: aggregates in WHERE, ungrouped fields in HAVING. */
export type TermCheck = (term: Expression) => void;

/**
 * The SQL of WHERE or HAVING. Conditions are true or false, never unknown, because null is an ordinary value.
 * Refuses aggregates unless `check` allows them.
 */
export function compileConditions(
  scope: Scope,
  clause: Clause,
  check: TermCheck = (term) => refuseAggregate(scope, term),
): string {
  const tree = scope.environment.conditions.get(clause);
  if (!tree) throw new Error("the clause is of another query");
  return compile({ scope, check }, tree, false, "root");
}

/** Throws for a term such as COUNT(Id) outside of a grouped query. */
export function refuseAggregate(scope: Scope, { aggregate, name }: Expression): void {
  if (!aggregate) return;
  const word = name.replace(/\(.*$/, "");
  throw scope.error(word, "MALFORMED_QUERY", `unexpected token: '${word}'`);
}

interface Place {
  scope: Scope;
  check: TermCheck;
}

/** The position of a condition: alone, joined by AND at the top, joined by OR, or nested in NOT or deeper. */
type Level = "root" | "and" | "or" | "nested";

function compile(place: Place, tree: Tree, negated: boolean, level: Level): string {
  if (tree.kind === "not") return compile(place, tree.part, !negated, "nested");
  if (tree.kind === "leaf") return compileLeaf(place, tree.condition, negated, level);
  const operator = (tree.kind === "and") === !negated ? " AND " : " OR ";
  const inner = levelWithin(level, tree.kind);
  const sql = joined(
    tree.parts.map((part) => compile(place, part, negated, inner)),
    operator,
  );
  // A plus keeps SQLite from looking for indexes.
  return operator === " OR " && readsWhole(place.scope, tree) ? `+${sql}` : sql;
}

/** How many conditions are joined flat: in SQLite each nests in the next, and takes 1,000 levels at most. */
const partsMax = 100;

function joined(parts: string[], operator: string): string {
  if (parts.length <= partsMax) return `(${parts.join(operator)})`;
  const middle = Math.ceil(parts.length / 2);
  return `(${joined(parts.slice(0, middle), operator)}${operator}${joined(parts.slice(middle), operator)})`;
}

function levelWithin(level: Level, kind: "and" | "or"): Level {
  if (level === "root") return kind;
  return level === "and" && kind === "and" ? "and" : "nested";
}

/** The most sub-selects in one query's conditions. */
const semiJoinsMax = 2;

function checkSemiJoin(scope: Scope, field: string, level: Level): void {
  const refuse = (message: string) => scope.error(field, "MALFORMED_QUERY", message, "WHERE");
  const { semiJoins } = scope.environment;
  if (semiJoins === undefined) throw refuse("Nesting of semi join sub-selects is not supported");
  if (level === "or") throw refuse("Semi join sub-selects are not allowed with the 'OR' operator");
  if (level === "nested") {
    throw refuse(
      "Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.",
    );
  }
  if (++semiJoins.count > semiJoinsMax) {
    throw refuse(`Maximum ${String(semiJoinsMax)} semi join sub-selects are allowed.`);
  }
}

function compileLeaf({ scope, check }: Place, leaf: Leaf, negated: boolean, level: Level): string {
  if ("valueQuery" in leaf) {
    checkSemiJoin(scope, leaf.field, level);
    return semiJoin(scope, leaf, compileConditions);
  }
  const term = leafTerm(scope, leaf);
  check(term);
  try {
    return compileComparison(scope, term, leaf, negated);
  } catch (error) {
    if (!(error instanceof LiteralError)) throw error;
    throw scope.error(leafWord(leaf), error.errorCode, error.message, "WHERE");
  }
}

function leafTerm(scope: Scope, leaf: Exclude<Leaf, { valueQuery: unknown }>): Expression {
  if ("fn" in leaf) return functionExpression(scope, leaf.fn);
  const term = fieldExpression(scope, leaf.field);
  if (!allows(scope.environment, term.column, "filterable")) {
    throw scope.error(
      leaf.field,
      "INVALID_FIELD",
      `field '${term.name}' can not be filtered in a query call`,
      "WHERE",
    );
  }
  return term;
}

function leafWord(leaf: Exclude<Leaf, { valueQuery: unknown }>): string {
  return "fn" in leaf ? (leaf.fn.functionName ?? "") : leaf.field;
}

function compileComparison(
  scope: Scope,
  term: Expression,
  leaf: Exclude<Leaf, { valueQuery: unknown }>,
  negated: boolean,
): string {
  const operator = leaf.operator.toUpperCase();
  const [literal, ...others] = readLiterals(leaf.value, leaf.literalType);
  if (!literal) throw new LiteralError("MALFORMED_QUERY", "unexpected token: ')'");
  const not = negated !== (operator === "!=" || operator === "NOT IN" || operator === "EXCLUDES");
  const sql = positiveSql(scope, term, operator, [literal, ...others]);
  return not ? `(${sql}) IS NOT TRUE` : sql;
}

function positiveSql(
  scope: Scope,
  term: Expression,
  operator: string,
  literals: [Literal, ...Literal[]],
): string {
  const { sql, kind, name } = term;
  const [literal] = literals;
  const multi = term.column?.field.type === "multipicklist";
  if (operator === "LIKE") {
    if (kind === "id")
      throw new LiteralError("INVALID_QUERY_FILTER_OPERATOR", "invalid operator on id field");
    if (kind !== "text") throw new LiteralError("INVALID_QUERY_FILTER_OPERATOR", "invalid operator");
    readLiteral(literal, kind, name, false);
    return literal.type === "NULL" ? `${sql} IS NULL` : likeText(scope.environment, sql, literal.raw);
  }
  if (operator === "INCLUDES" || operator === "EXCLUDES") {
    if (!multi) {
      throw new LiteralError(
        "INVALID_QUERY_FILTER_OPERATOR",
        `${operator.toLowerCase()} is only valid on multi-select picklists`,
      );
    }
    return `(${literals.map((each) => includesSql(scope, sql, each)).join(" OR ")})`;
  }
  if (operator === "IN" || operator === "NOT IN") return inSql(scope, term, literals);
  const value = readLiteral(literal, kind, name, term.integer);
  if (operator === "=" || operator === "!=") return equalsSql(scope, term, value);
  if (kind === "boolean")
    throw new LiteralError("INVALID_QUERY_FILTER_OPERATOR", "invalid operator on boolean field");
  return orderedSql(scope, term, operator, value);
}

function readLiterals(value: string | string[], type: string | string[] | undefined): Literal[] {
  const values = Array.isArray(value) ? value : [value];
  return values.map((raw, index) => ({ raw, type: (Array.isArray(type) ? type[index] : type) ?? "STRING" }));
}

function includesSql(scope: Scope, sql: string, literal: Literal): string {
  if (literal.type === "NULL") return `${sql} IS NULL`;
  const chosen = unquote(literal.raw).split(";");
  const parts = chosen.map(
    (one) =>
      `instr(soql_fold(';' || ${sql} || ';'), ${scope.environment.bind(`;${one.trim().toLowerCase()};`)}) > 0`,
  );
  return `(${parts.join(" AND ")})`;
}

function equalsSql(scope: Scope, { sql, kind }: Expression, value: Value): string {
  if (value.kind === "null") return `${sql} IS NULL`;
  if (value.kind === "days") {
    const [from, to] = daysOf(scope, value.literal, kind === "datetime");
    return `(${sql} >= ${from} AND ${sql} < ${to})`;
  }
  if (kind === "text" && typeof value.value === "string") {
    return equalsText(scope.environment, sql, value.value);
  }
  return `${sql} = ${scope.environment.bind(value.value)}`;
}

function orderedSql(scope: Scope, { sql, kind }: Expression, operator: string, value: Value): string {
  if (value.kind === "null") return "0";
  if (value.kind === "value") return `${sql} ${operator} ${scope.environment.bind(value.value)}`;
  const [from, to] = daysOf(scope, value.literal, kind === "datetime");
  switch (operator) {
    case "<":
      return `${sql} < ${from}`;
    case "<=":
      return `${sql} < ${to}`;
    case ">":
      return `${sql} >= ${to}`;
    default:
      return `${sql} >= ${from}`;
  }
}

function inSql(scope: Scope, term: Expression, literals: Literal[]): string {
  const { environment } = scope;
  const values = literals.map((literal) => readLiteral(literal, term.kind, term.name, term.integer));
  const plain = values.flatMap((value) => (value.kind === "value" ? [value.value] : []));
  const spelled =
    term.kind === "text" ? allSpellings(plain.filter((value) => typeof value === "string")) : plain;
  const parts: string[] = [];
  // One parameter for all values, because SQLite limits the number of parameters.
  if (spelled.length > 0) {
    parts.push(`${term.sql} IN (SELECT value FROM json_each(${environment.bind(JSON.stringify(spelled))}))`);
  }
  for (const value of values) if (value.kind !== "value") parts.push(equalsSql(scope, term, value));
  return `(${parts.join(" OR ")})`;
}

function daysOf(scope: Scope, literal: string, asInstants: boolean): [string, string] {
  const { environment } = scope;
  const today = localDateAt(environment.org.now(), environment.timeZone);
  const range = dayRange(literal, today, fiscalFirstMonth(scope));
  if (!range) throw new LiteralError("MALFORMED_QUERY", `unexpected token: '${literal}'`);
  const [from, to] = range.map((day) => (asInstants ? startOfDay(day, environment.timeZone) : dateText(day)));
  return [environment.bind(from), environment.bind(to)];
}
