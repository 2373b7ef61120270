import type { Subquery } from "@jetstreamapp/soql-parser-js";
import { aggregatesAny } from "./aggregate.ts";
import { refuseAliases } from "./fieldAliases.ts";
import { fieldExpression } from "./expressions.ts";
import { compileOrder, orderSql } from "./orderBy.ts";
import { openCursor, packIds } from "./cursors.ts";
import { page } from "./pages.ts";
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

/** Levels of children that a query may descend; before version 58.0 a single one. */
const levelsMax = 4;
const severalLevelsSince = 58;

/** Children shown of one parent at first, as far as is known: the page's 500 rows less the parent's own. */
const firstChildrenMax = 499;
const furtherChildrenMax = 500;

export function planChildren(parent: SelectPlan, subquery: Subquery): ChildPlan {
  const { scope: parentScope, version } = parent;
  const path = [...parent.path, parent.children.length];
  checkSubquery(parentScope, subquery, path.length, version);
  const wanted = subquery.relationshipName.toLowerCase();
  const relationship = parentScope.object.childRelationships.find(
    ({ relationshipName }) => relationshipName?.toLowerCase() === wanted,
  );
  // What it may ask by sub-selects is its own.
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
  const found = [...byParent]
    .map(([id, all]) => ({ id, all: all.slice(child.offset, end) }))
    .filter(({ all }) => all.length > 0);
  const first = ({ all }: { all: Row[] }): Row[] => all.slice(0, firstChildrenMax);
  const grandchildren = readChildren(
    plan.children,
    plan.children.length === 0 ? [] : found.flatMap(first).map((row) => plan.idOf(row)),
  );
  return new Map(
    found.map((each) => {
      const records = first(each).map((row) => plan.record(row, grandchildren));
      const locator = records.length < each.all.length ? openChildCursor(plan, each.all) : "";
      return [
        each.id,
        page(
          each.all.length,
          firstChildrenMax,
          locator,
          { api: plan.scope.environment.api, version: plan.version },
          records,
        ),
      ];
    }),
  );
}

function openChildCursor(plan: SelectPlan, rows: Row[]): string {
  const { org, soql, all, viewer } = plan.scope.environment;
  return openCursor(org, {
    userId: viewer?.caller.userId ?? "",
    soql,
    all,
    batchSize: furtherChildrenMax,
    childPath: plan.path,
    ids: packIds(rows.map((row) => plan.idOf(row))),
  });
}
