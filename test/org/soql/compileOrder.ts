import type { OrderByClause } from "@jetstreamapp/soql-parser-js";
import { type Expression, fieldExpression, functionExpression } from "./expressions.ts";
import { allows } from "./allows.ts";
import type { Scope } from "./scope.ts";
import { refuseAggregate, type TermCheck } from "./where.ts";

/** One term of ORDER BY with its direction (`DESC NULLS FIRST`). */
export interface OrderTerm {
  expression: Expression;
  direction: string;
}

export const orderSql = ({ expression, direction }: OrderTerm): string => `${expression.sql} ${direction}`;

/**
 * The ORDER BY terms of a query. Nulls come first unless told otherwise, descending too. `aliases` are those
 * of SELECT; aggregates are refused unless `check` allows them.
 */
export function compileOrder(
  scope: Scope,
  clause: OrderByClause | OrderByClause[] | undefined,
  aliases: ReadonlyMap<string, Expression> = new Map(),
  check: TermCheck = (term) => refuseAggregate(scope, term),
): OrderTerm[] {
  if (clause === undefined) return [];
  const terms = Array.isArray(clause) ? clause : [clause];
  return terms.flatMap((term) => {
    const expression = orderTerm(scope, term, aliases);
    check(expression);
    if (!allows(scope.environment, expression.column, "sortable")) {
      throw scope.error(
        "field" in term ? term.field : expression.name,
        "INVALID_FIELD",
        `field '${expression.name}' can not be sorted in a query call`,
      );
    }
    // A column that is never null needs no NULLS clause, which would prevent SQLite from using its index
    // backwards. Subtotals of a grouped query may be null nevertheless.
    const nullable =
      aliases.size > 0 ||
      expression.column?.field.nillable !== false ||
      expression.column.relationships.length > 0;
    const nulls = nullable ? ` NULLS ${term.nulls ?? "FIRST"}` : "";
    const direction = `${term.order ?? "ASC"}${nulls}`;
    const own = { expression, direction };
    const place = picklistPlace(scope, expression);
    return place === undefined
      ? [own]
      : [{ expression: { ...expression, sql: place, over: expression.sql }, direction }, own];
  });
}

/** Orders a picklist's values as in Setup, unknown ones last. */
function picklistPlace(scope: Scope, { column, sql, aggregate }: Expression): string | undefined {
  const values = column?.field.type === "picklist" && !aggregate ? column.field.picklistValues : [];
  if (values.length === 0) return undefined;
  const list = scope.environment.bind(JSON.stringify(values.map(({ value }) => value.toLowerCase())));
  const place = `(SELECT key FROM json_each(${list}) WHERE value = lower(${sql}))`;
  return `CASE WHEN ${sql} IS NOT NULL THEN coalesce(${place}, ${String(values.length)}) END`;
}

function orderTerm(scope: Scope, term: OrderByClause, aliases: ReadonlyMap<string, Expression>): Expression {
  if ("fn" in term) return functionExpression(scope, term.fn);
  return aliases.get(term.field.toLowerCase()) ?? fieldExpression(scope, term.field);
}
