import type { Subquery } from "@jetstreamapp/soql-parser-js";
import { fieldExpression } from "./expressions.ts";
import { compileOrder } from "./orderBy.ts";
import { requireObject } from "./requireObject.ts";
import { Scope } from "./scope.ts";
import type { Children } from "./recordNode.ts";
import { SelectPlan } from "./selectPlan.ts";
import type { Row } from "./showValue.ts";
import { compileConditions } from "./where.ts";

/** A subquery of SELECT: which children, and how they are shown. */
export interface ChildPlan {
  relationshipName: string;
  plan: SelectPlan;
  /** Index of the column that holds the parent's id. */
  parentIndex: number;
  /** Column of the parent's id, to be restricted to the parents shown. */
  parentSql: string;
  conditions: string[];
  order: string[];
  limit: number | undefined;
  offset: number;
}

export function planChildren(parent: Scope, subquery: Subquery, version: string): ChildPlan {
  const wanted = subquery.relationshipName.toLowerCase();
  const relationship = parent.object.childRelationships.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === wanted,
  );
  const { environment } = parent;
  const { org, viewer } = environment;
  const child = relationship && org.schema.object(relationship.childObject);
  if (
    !relationship?.relationshipName ||
    !child ||
    (viewer && !viewer.access.object(viewer.caller, child.name).read)
  ) {
    throw parent.error(
      subquery.relationshipName,
      "INVALID_TYPE",
      `Didn't understand relationship '${subquery.relationshipName}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  const scope = new Scope(environment, requireObject(environment, child.name), subquery.sObjectAlias);
  const plan = new SelectPlan(scope, version);
  for (const field of subquery.fields ?? []) plan.add(field);
  const parentSql = fieldExpression(scope, relationship.field).sql;
  const conditions = scope.rowConditions();
  if (subquery.where) conditions.push(compileConditions(scope, subquery.where));
  return {
    relationshipName: relationship.relationshipName,
    plan,
    parentIndex: plan.column(parentSql),
    parentSql,
    conditions,
    order: compileOrder(scope, subquery.orderBy),
    limit: subquery.limit,
    offset: subquery.offset ?? 0,
  };
}

/** The children of the parents with these ids, as each parent shows them; a parent without any shows null. */
export function readChildren(plans: ChildPlan[], parentIds: string[]): Children {
  return new Map(plans.map((plan) => [plan, readRelationship(plan, parentIds)]));
}

function readRelationship(child: ChildPlan, parentIds: string[]): Map<string, unknown> {
  const { plan } = child;
  const { environment } = plan.scope;
  const ids = `${child.parentSql} IN (SELECT value FROM json_each(@parents))`;
  const order = child.order.length > 0 ? ` ORDER BY ${child.order.join(", ")}` : "";
  const sql = `SELECT ${plan.columns.join(", ")} FROM ${plan.scope.from()} WHERE ${[ids, ...child.conditions].join(" AND ")}${order}`;
  const rows = environment.org.db
    .prepare<[Record<string, unknown>], Row>(sql)
    .raw()
    .all({ ...environment.params, parents: JSON.stringify(parentIds) });
  const byParent = Map.groupBy(rows, (row) => String(row[child.parentIndex]));
  const end = child.limit === undefined ? undefined : child.offset + child.limit;
  const shown = [...byParent].map(([id, all]): [string, Row[]] => [id, all.slice(child.offset, end)]);
  const grandchildren = readChildren(
    plan.children,
    plan.children.length === 0 ? [] : shown.flatMap(([, kept]) => kept.map((row) => plan.idOf(row))),
  );
  return new Map(
    shown
      .filter(([, kept]) => kept.length > 0)
      .map(([id, kept]) => [
        id,
        {
          totalSize: kept.length,
          done: true,
          records: kept.map((row) => plan.record(row, grandchildren)),
        },
      ]),
  );
}
