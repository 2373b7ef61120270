import type { FieldType as SelectedField, Subquery } from "@jetstreamapp/soql-parser-js";
import { aggregatesAny } from "./aggregate.ts";
import { refuseAliases } from "./refuseAliases.ts";
import { fieldExpression } from "./expressions.ts";
import { compileOrder, orderSql } from "./compileOrder.ts";
import { requireObject } from "./requireObject.ts";
import { Scope } from "./scope.ts";
import { type ChildPlan, SelectPlan } from "./selectPlan.ts";
import { compileConditions } from "./where.ts";

/** Levels of child relationships in a query; one before version 58.0. */
const levelsMax = 4;
const severalLevelsSince = 58;

/** Adds a selected item: a field or function, or a subquery for children. */
export function addSelected(plan: SelectPlan, selected: SelectedField): void {
  if (selected.type === "FieldSubquery") plan.addChildren(planChildren(plan, selected.subquery));
  else plan.add(selected);
}

function planChildren(parent: SelectPlan, subquery: Subquery): ChildPlan {
  const { scope: parentScope, version } = parent;
  const path = [...parent.path, parent.children.length];
  checkSubquery(parentScope, subquery, path.length, version);
  const wanted = subquery.relationshipName.toLowerCase();
  const relationship = parentScope.object.childRelationships.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === wanted,
  );
  // A subquery has its own limit of sub-selects.
  const environment = { ...parentScope.environment, semiJoins: { count: 0 } };
  const { org, viewer } = environment;
  const child = relationship && org.schema.object(relationship.childObject);
  if (
    !relationship?.relationshipName ||
    !child ||
    (viewer && !viewer.access.object(viewer.caller, child.name).read)
  ) {
    throw parentScope.error(
      subquery.relationshipName,
      "INVALID_TYPE",
      `Didn't understand relationship '${subquery.relationshipName}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  const scope = new Scope(environment, requireObject(environment, child.name), subquery.sObjectAlias);
  const plan = new SelectPlan(scope, version, path);
  for (const field of subquery.fields ?? []) addSelected(plan, field);
  const parentSql = fieldExpression(scope, relationship.field).sql;
  const conditions = scope.rowConditions();
  if (subquery.where) conditions.push(compileConditions(scope, subquery.where));
  return {
    relationshipName: relationship.relationshipName,
    plan,
    parentIndex: plan.column(parentSql),
    parentSql,
    conditions,
    order: compileOrder(scope, subquery.orderBy).map(orderSql),
    limit: subquery.limit,
    offset: subquery.offset ?? 0,
  };
}

function checkSubquery(scope: Scope, subquery: Subquery, level: number, version: string): void {
  const max = Number(version) < severalLevelsSince ? 1 : levelsMax;
  if (level > max) {
    throw scope.error(
      subquery.relationshipName,
      "INVALID_TYPE",
      `SOQL statements cannot query aggregate relationships more than ${String(max)} level${max > 1 ? "s" : ""} away from the root entity object.`,
    );
  }
  if (aggregatesAny(subquery.fields ?? []) || subquery.groupBy !== undefined) {
    throw scope.error(
      subquery.relationshipName,
      "MALFORMED_QUERY",
      "Only root queries support aggregate expressions",
    );
  }
  refuseAliases(scope, subquery.fields ?? []);
}
