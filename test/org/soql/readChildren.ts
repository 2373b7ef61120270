import { openCursor, packIds } from "./cursors.ts";
import { page } from "./page.ts";
import type { Children } from "./recordNode.ts";
import type { ChildPlan, SelectPlan } from "./selectPlan.ts";
import type { Row } from "./showValue.ts";

/** Children of one parent on the first page: 500 rows less the parent's own. */
const firstChildrenMax = 499;
const furtherChildrenMax = 500;

/** The children of the parents with these ids; null for a parent without children. */
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
        page(records, {
          totalSize: each.all.length,
          end: firstChildrenMax,
          locator,
          api: plan.scope.environment.api,
          version: plan.version,
        }),
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
