import type { ValueQueryCondition } from "@jetstreamapp/soql-parser-js";
import { fieldExpression } from "./expressions.ts";
import { requireObject } from "./requireObject.ts";
import { Scope } from "./scope.ts";
import { compileConditions } from "./where.ts";

/** `field IN (SELECT …)` and `NOT IN`: both sides must be ids. */
export function semiJoin(scope: Scope, condition: ValueQueryCondition): string {
  const { valueQuery } = condition;
  const outer = fieldExpression(scope, condition.field);
  const inner = new Scope(
    scope.environment,
    requireObject(scope.environment, valueQuery.sObject ?? ""),
    valueQuery.sObjectAlias,
  );
  const [selected, ...more] = valueQuery.fields ?? [];
  if (!selected || more.length > 0 || (selected.type !== "Field" && selected.type !== "FieldRelationship")) {
    throw scope.error(
      condition.field,
      "MALFORMED_QUERY",
      "The inner select of a semi join must select one field",
    );
  }
  const path =
    selected.type === "Field" ? selected.field : [...selected.relationships, selected.field].join(".");
  const column = fieldExpression(inner, path);
  if (outer.kind !== "id" || column.kind !== "id") {
    const wrong = outer.kind === "id" ? column : outer;
    throw scope.error(
      outer.kind === "id" ? path : condition.field,
      "INVALID_FIELD",
      `The selected field '${wrong.name}' in the subquery and the left operand field in the where expression in the outer query '${outer.name}' should point to the same object type`,
    );
  }
  const conditions = inner.rowConditions();
  if (valueQuery.where) conditions.push(compileConditions(inner, valueQuery.where));
  conditions.push(`${column.sql} IS NOT NULL`);
  const sql = `${outer.sql} IN (SELECT ${column.sql} FROM ${inner.from()} WHERE ${conditions.join(" AND ")})`;
  return condition.operator.toUpperCase() === "NOT IN" ? `(${sql}) IS NOT TRUE` : sql;
}
