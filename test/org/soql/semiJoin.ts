import type { ValueQueryCondition } from "@jetstreamapp/soql-parser-js";
import type { Clause } from "./conditionTrees.ts";
import { type Expression, fieldExpression } from "./expressions.ts";
import { requireObject } from "./requireObject.ts";
import { Scope } from "./scope.ts";

/**
 * `field IN (SELECT …)` and `NOT IN`: both sides must be ids of the same object. Throws Salesforce's error
 * for an unsupported sub-select. `compileWhere` compiles the sub-select's conditions.
 */
export function semiJoin(
  scope: Scope,
  condition: ValueQueryCondition,
  compileWhere: (scope: Scope, clause: Clause) => string,
): string {
  const { valueQuery } = condition;
  const outer = fieldExpression(scope, condition.field);
  if (outer.kind !== "id") {
    throw scope.error(
      condition.field,
      "INVALID_FIELD",
      `The left operand field in the where expression for outer query should be an id field, cannot use: '${outer.name}'`,
      "WHERE",
    );
  }
  const inner = new Scope(
    scope.nested(),
    requireObject(scope.environment, valueQuery.sObject ?? ""),
    valueQuery.sObjectAlias,
  );
  if (inner.object.name === scope.object.name && outer.name === "Id") {
    throw scope.error(
      condition.field,
      "MALFORMED_QUERY",
      "The inner and outer selects should not be on the same object type",
      "WHERE",
    );
  }
  refuseClauses(scope, valueQuery);
  const column = selectedId(scope, inner, valueQuery);
  if (!targetsOf(outer).some((target) => targetsOf(column).includes(target))) {
    throw scope.error(
      column.name,
      "INVALID_FIELD",
      `The selected field '${column.name}' in the subquery and the left operand field in the where expression in the outer query '${outer.name}' should point to the same object type`,
      "WHERE",
    );
  }
  const conditions = inner.rowConditions();
  if (valueQuery.where) conditions.push(compileWhere(inner, valueQuery.where));
  conditions.push(`${column.sql} IS NOT NULL`);
  const sql = `${outer.sql} IN (SELECT ${column.sql} FROM ${inner.from()} WHERE ${conditions.join(" AND ")})`;
  return condition.operator.toUpperCase() === "NOT IN" ? `(${sql}) IS NOT TRUE` : sql;
}

type SubSelect = ValueQueryCondition["valueQuery"];

/** Refuses clauses in a sub-select: order, limit and groups are not supported. */
function refuseClauses(scope: Scope, query: SubSelect): void {
  const word = query.orderBy ? "ORDER" : query.limit !== undefined ? "LIMIT" : query.groupBy ? "GROUP" : "";
  if (word === "") return;
  throw scope.error(word, "MALFORMED_QUERY", `expecting a right parentheses, found '${word}'`, "WHERE");
}

function selectedId(scope: Scope, inner: Scope, { fields = [] }: SubSelect): Expression {
  const [selected, ...more] = fields;
  if (!selected || more.length > 0) {
    throw scope.error(
      "SELECT",
      "MALFORMED_QUERY",
      "The inner select of a semi join must select one field",
      "WHERE",
    );
  }
  if (selected.type !== "Field") {
    const name = "rawValue" in selected ? (selected.rawValue ?? "") : "";
    throw scope.error(
      name,
      "MALFORMED_QUERY",
      `The inner select field in the semi join should be a field of its object, cannot use: '${name}'`,
    );
  }
  const column = fieldExpression(inner, selected.field);
  if (column.kind === "id") return column;
  throw scope.error(
    selected.field,
    "INVALID_FIELD",
    `The inner select field '${column.name}' should be an id field`,
    "WHERE",
  );
}

/** The objects whose ids the field holds. */
function targetsOf({ column }: Expression): string[] {
  if (!column) return [];
  return column.field.type === "id" ? [column.object.name] : column.field.referenceTo;
}
