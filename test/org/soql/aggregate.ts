import type { FieldType as SelectedField, GroupByClause } from "@jetstreamapp/soql-parser-js";
import { type ColumnMetadata, columnMetadata } from "./columnMetadata.ts";
import { type Expression, fieldExpression, functionExpression } from "./expressions.ts";
import { formatValue } from "./formatValue.ts";
import { compileOrder } from "./orderBy.ts";
import type { ParsedSoql } from "./parseSoql.ts";
import type { Scope } from "./scope.ts";
import { type Row, showValue } from "./showValue.ts";
import { compileConditions } from "./where.ts";

interface Output {
  key: string;
  expression: Expression;
  /** As the query spells it, lower case, to find it again among the groups. */
  spelling: string;
  formatted: boolean;
  /** GROUPING(field): which group's being rolled up it tells. */
  grouping: string | undefined;
}

export interface AggregatePlan {
  sql: string;
  metadata(): ColumnMetadata[];
  show(row: Row): Record<string, unknown>;
}

/** Whether the query's answer is AggregateResult rather than records. */
export function isAggregate({ query }: ParsedSoql): boolean {
  if (query.groupBy !== undefined) return true;
  return (query.fields ?? []).some(
    (field) =>
      field.type === "FieldFunctionExpression" &&
      /^(count|count_distinct|sum|avg|min|max)$/i.test(field.functionName),
  );
}

export function planAggregate(scope: Scope, parsed: ParsedSoql, conditions: string[]): AggregatePlan {
  const { query } = parsed;
  const { groups, sets } = groupingSets(scope, query.groupBy);
  const outputs = readOutputs(scope, query.fields ?? []);
  const check = (expression: Expression): void => requireGrouped(scope, expression, groups);
  for (const { expression } of outputs) check(expression);
  const aliases = new Map(outputs.map((output) => [output.key.toLowerCase(), output.expression]));
  const having = query.having ? ` HAVING ${compileConditions(scope, query.having, check)}` : "";
  const order = compileOrder(scope, query.orderBy, aliases, check);
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";

  const select = (set: ReadonlySet<string>): string => {
    const columns = outputs.map((output) => outputSql(output, set, groups));
    const by = [...set].map((spelling) => groups.get(spelling)?.sql ?? "NULL");
    const groupBy = by.length > 0 ? ` GROUP BY ${by.join(", ")}` : "";
    return `SELECT ${columns.join(", ")} FROM ${scope.from()}${where}${groupBy}${by.length > 0 ? having : ""}`;
  };
  const selects = sets.map(select);
  const sql =
    selects.length === 1
      ? `${selects.join("")}${order.length > 0 ? ` ORDER BY ${order.join(", ")}` : ""}`
      : selects.join(" UNION ALL ");
  const { timeZone } = scope.environment;
  return {
    sql,
    metadata: () =>
      outputs.map(({ key, expression }) => ({
        ...columnMetadata(key, expression.column?.field),
        aggregate: expression.aggregate,
        ...(expression.aggregate && expression.kind === "number"
          ? { apexType: expression.integer ? "Integer" : "Double", numberType: true, textType: false }
          : {}),
      })),
    show(row) {
      const record: Record<string, unknown> = { attributes: { type: "AggregateResult" } };
      outputs.forEach(({ key, expression, formatted }, index) => {
        const value = row[index] ?? null;
        if (formatted) record[key] = formatValue(expression, value, timeZone);
        else record[key] = expression.column ? showValue(expression.column.field, value) : value;
      });
      return record;
    },
  };
}

function outputSql(
  output: Output,
  set: ReadonlySet<string>,
  groups: ReadonlyMap<string, Expression>,
): string {
  if (output.grouping !== undefined) return set.has(output.grouping) ? "0" : "1";
  return groups.has(output.spelling) && !set.has(output.spelling) ? "NULL" : output.expression.sql;
}

/** The terms of GROUP BY, and the sets of them that rows are grouped by: one, or several for ROLLUP and CUBE. */
function groupingSets(
  scope: Scope,
  clause: GroupByClause | GroupByClause[] | undefined,
): { groups: Map<string, Expression>; sets: Set<string>[] } {
  const groups = new Map<string, Expression>();
  const terms = clause === undefined ? [] : Array.isArray(clause) ? clause : [clause];
  const [only] = terms;
  const kind = only && "fn" in only ? only.fn.functionName?.toUpperCase() : undefined;
  if (only && "fn" in only && (kind === "ROLLUP" || kind === "CUBE")) {
    const parameters = only.fn.parameters ?? [];
    const names = parameters.map((parameter) => {
      const expression =
        typeof parameter === "string" ? groupField(scope, parameter) : functionExpression(scope, parameter);
      const spelling = spell(typeof parameter === "string" ? parameter : (parameter.rawValue ?? ""));
      groups.set(spelling, expression);
      return spelling;
    });
    return { groups, sets: kind === "ROLLUP" ? prefixes(names) : subsets(names) };
  }
  for (const term of terms) {
    if ("fn" in term) groups.set(spell(term.fn.rawValue ?? ""), functionExpression(scope, term.fn));
    else groups.set(spell(term.field), groupField(scope, term.field));
  }
  return { groups, sets: [new Set(groups.keys())] };
}

function prefixes(names: string[]): Set<string>[] {
  return Array.from(
    { length: names.length + 1 },
    (_, dropped) => new Set(names.slice(0, names.length - dropped)),
  );
}

function subsets(names: string[]): Set<string>[] {
  return Array.from(
    { length: 2 ** names.length },
    (_, mask) => new Set(names.filter((__, index) => (mask & (1 << index)) === 0)),
  );
}

function groupField(scope: Scope, path: string): Expression {
  const expression = fieldExpression(scope, path);
  if (expression.column?.field.groupable === false) {
    throw scope.error(path, "INVALID_FIELD", `field '${expression.name}' can not be grouped in a query call`);
  }
  return expression;
}

function firstParameter({ parameters: [first] }: { parameters: (string | object)[] }): string {
  return typeof first === "string" ? first : "";
}

const spell = (text: string): string => text.replaceAll(/\s/g, "").toLowerCase();

function readOutputs(scope: Scope, fields: SelectedField[]): Output[] {
  let unnamed = 0;
  return fields.map((field): Output => {
    switch (field.type) {
      case "Field": {
        const expression = fieldExpression(scope, field.field);
        return output(field.alias ?? expression.name, expression, field.field);
      }
      case "FieldRelationship": {
        const path = [...field.relationships, field.field].join(".");
        const expression = fieldExpression(scope, path);
        const alias = "alias" in field ? field.alias : undefined;
        return output(alias ?? expression.name, expression, path);
      }
      case "FieldFunctionExpression": {
        const name = field.functionName.toUpperCase();
        const key = field.alias ?? `expr${String(unnamed++)}`;
        if (name === "GROUPING") {
          const path = firstParameter(field);
          return {
            ...output(key, { ...fieldExpression(scope, path), column: undefined }, path),
            grouping: spell(path),
          };
        }
        const expression = functionExpression(scope, field);
        return { ...output(key, expression, field.rawValue ?? name), formatted: name === "FORMAT" };
      }
      default:
        throw scope.error(
          "SELECT",
          "MALFORMED_QUERY",
          "Grouped query can not use child relationships in the select list",
        );
    }
  });
}

function output(key: string, expression: Expression, spelling: string): Output {
  return { key, expression, spelling: spell(spelling), formatted: false, grouping: undefined };
}

function requireGrouped(scope: Scope, expression: Expression, groups: ReadonlyMap<string, Expression>): void {
  if (expression.aggregate || [...groups.values()].some(({ sql }) => sql === expression.sql)) return;
  throw scope.error(
    expression.name,
    "MALFORMED_QUERY",
    `Field must be grouped or aggregated: ${expression.name}`,
  );
}
