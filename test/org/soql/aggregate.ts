import { allows } from "./allows.ts";
import type { FieldType as SelectedField, FunctionExp, GroupByClause } from "@jetstreamapp/soql-parser-js";
import { type ColumnMetadata, columnMetadata } from "./columnMetadata.ts";
import { type Expression, fieldExpression, functionExpression, spell } from "./expressions.ts";
import { formatValue } from "./formatValue.ts";
import { compileOrder, orderSql, type OrderTerm } from "./compileOrder.ts";
import type { ParsedSoql } from "./parseSoql.ts";
import type { Scope } from "./scope.ts";
import { type Row, showValue } from "./showValue.ts";
import { compileConditions } from "./where.ts";

interface Output {
  key: string;
  expression: Expression;
  formatted: boolean;
}

export interface AggregatePlan {
  sql: string;
  metadata(): ColumnMetadata[];
  show(row: Row): Record<string, unknown>;
}

/** Whether the answer consists of AggregateResult instead of records. */
export function isAggregate({ query }: ParsedSoql): boolean {
  if (query.groupBy !== undefined) return true;
  return aggregatesAny(query.fields ?? []);
}

export function aggregatesAny(fields: SelectedField[]): boolean {
  return fields.some((field) => field.type === "FieldFunctionExpression" && aggregates(field));
}

/** Whether the function aggregates, itself or within, like FORMAT(MAX(Amount)). */
function aggregates(call: FunctionExp): boolean {
  if (/^(count|count_distinct|sum|avg|min|max|grouping)$/i.test(call.functionName ?? "")) return true;
  return (call.parameters ?? []).some((parameter) => typeof parameter !== "string" && aggregates(parameter));
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

  // Several grouping sets are ordered after they are combined, by hidden columns.
  const together = sets.length > 1 || order.some(({ expression }) => expression.grouping !== undefined);
  const hidden = together ? order : [];
  const select = (set: ReadonlySet<string>): string => {
    const columns = [
      ...outputs.map(({ expression }) => outputSql(expression, set, groups)),
      ...hidden.map(({ expression }) => outputSql(expression, set, groups)),
    ];
    const by = [...set].map((spelling) => groups.get(spelling)?.sql ?? "NULL");
    const groupBy = by.length > 0 ? ` GROUP BY ${by.join(", ")}` : "";
    return `SELECT ${columns.join(", ")} FROM ${scope.from()}${where}${groupBy}${having}`;
  };
  const sql = `${sets.map(select).join(" UNION ALL ")}${orderBy(order, together ? outputs.length : undefined)}`;
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

/** ORDER BY its terms, or by the columns from the one after `shown` on. */
function orderBy(order: OrderTerm[], shown: number | undefined): string {
  if (order.length === 0) return "";
  const terms = order.map((term, index) =>
    shown === undefined ? orderSql(term) : `${String(shown + index + 1)} ${term.direction}`,
  );
  return ` ORDER BY ${terms.join(", ")}`;
}

function outputSql(
  expression: Expression,
  set: ReadonlySet<string>,
  groups: ReadonlyMap<string, Expression>,
): string {
  if (expression.grouping !== undefined) return set.has(expression.grouping) ? "0" : "1";
  const term = expression.over ?? expression.sql;
  const group = [...groups].find(([, { sql }]) => sql === term)?.[0];
  return group !== undefined && !set.has(group) ? "NULL" : expression.sql;
}

/** The terms of GROUP BY and their grouping sets: one, or several for ROLLUP and CUBE. */
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
  if (!allows(scope.environment, expression.column, "groupable")) {
    throw scope.error(path, "INVALID_FIELD", `field '${expression.name}' can not be grouped in a query call`);
  }
  return expression;
}

function readOutputs(scope: Scope, fields: SelectedField[]): Output[] {
  let unnamed = 0;
  return fields.map((field): Output => {
    switch (field.type) {
      case "Field": {
        const expression = fieldExpression(scope, field.field);
        return output(field.alias ?? expression.name, expression);
      }
      case "FieldRelationship": {
        const path = [...field.relationships, field.field].join(".");
        const expression = fieldExpression(scope, path);
        const alias = "alias" in field ? field.alias : undefined;
        return output(alias ?? expression.name, expression);
      }
      case "FieldFunctionExpression": {
        const name = field.functionName.toUpperCase();
        const key = field.alias ?? `expr${String(unnamed++)}`;
        return { key, expression: functionExpression(scope, field), formatted: name === "FORMAT" };
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

function output(key: string, expression: Expression): Output {
  return { key, expression, formatted: false };
}

function requireGrouped(scope: Scope, expression: Expression, groups: ReadonlyMap<string, Expression>): void {
  if (expression.aggregate || [...groups.values()].some(({ sql }) => sql === expression.sql)) return;
  throw scope.error(
    expression.name,
    "MALFORMED_QUERY",
    `Field must be grouped or aggregated: ${expression.name}`,
  );
}
