import type { OrderByClause } from "@jetstreamapp/soql-parser-js";
import { type Expression, fieldExpression, functionExpression } from "./expressions.ts";
import type { Scope } from "./scope.ts";
import { refuseAggregate, type TermCheck } from "./where.ts";

/**
 * The ORDER BY terms of a query. Nulls come first unless told otherwise, descending too. `aliases` are those of SELECT;
 * aggregates are refused unless `check` allows them.
 */
export function compileOrder(
  scope: Scope,
  clause: OrderByClause | OrderByClause[] | undefined,
  aliases: ReadonlyMap<string, Expression> = new Map(),
  check: TermCheck = (term) => refuseAggregate(scope, term),
): string[] {
  if (clause === undefined) return [];
  const terms = Array.isArray(clause) ? clause : [clause];
  return terms.map((term) => {
    const expression = orderTerm(scope, term, aliases);
    check(expression);
    if (expression.column?.field.sortable === false) {
      throw scope.error(
        "field" in term ? term.field : expression.name,
        "INVALID_FIELD",
        `field '${expression.name}' can not be sorted in a query call`,
      );
    }
    // A column that is never null needs no word on nulls, which would keep SQLite from using its index backwards.
    const nullable =
      expression.column?.field.nillable !== false || expression.column.relationships.length > 0;
    const nulls = nullable ? ` NULLS ${term.nulls ?? "FIRST"}` : "";
    return `${expression.sql} ${term.order ?? "ASC"}${nulls}`;
  });
}

function orderTerm(scope: Scope, term: OrderByClause, aliases: ReadonlyMap<string, Expression>): Expression {
  if ("fn" in term) return functionExpression(scope, term.fn);
  return aliases.get(term.field.toLowerCase()) ?? fieldExpression(scope, term.field);
}
