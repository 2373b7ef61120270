import type { Database, Statement } from "better-sqlite3";
import { prepareRecordAccess } from "../access/recordAccess.ts";
import { keepLast } from "../storage/keepLast.ts";
import { type Asker, SalesforceError } from "../types.ts";
import type { AggregatePlan } from "./aggregate.ts";
import { readChildren } from "./readChildren.ts";
import { compileQuery, type QueryOptions } from "./compileQuery.ts";
import { closeChildCursors, countIds, findCursor, openCursor, packIds, unpackIds } from "./cursors.ts";
import type { Environment } from "./queryEnvironment.ts";
import { noteSeen } from "./noteSeen.ts";
import { compileOrder, orderSql } from "./compileOrder.ts";
import { page, type QueryAnswer } from "./page.ts";
import type { ParsedSoql } from "./parseSoql.ts";
import { planAt } from "./planAt.ts";
import type { Scope } from "./scope.ts";
import type { SelectPlan } from "./selectPlan.ts";
import type { Row } from "./showValue.ts";

type Prepare = (sql: string) => Statement<[Record<string, unknown>], Row>;

/** Most queries come again with other values, and SQLite takes longer to plan them than to run them. */
const statements = new WeakMap<Database, Prepare>();
const statementsMax = 300;
const pageSizeMax = 2000;
const pageSizeMin = 200;

/**
 * Runs SOQL for a caller. Throws SalesforceError with Salesforce's message and, where known, the position.
 */
export function runQuery(asker: Asker, soql: string, options: QueryOptions = {}): QueryAnswer {
  const { org, access, caller } = asker;
  const compiled = compileQuery(asker, soql, options);
  const { environment, parsed, scope, plan, conditions } = compiled;
  if (scope.object.virtual) prepareRecordAccess(org, access, Object.values(environment.params));
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  if (isCount(parsed)) return countRows(environment, scope, parsed, where);
  if ("sql" in plan) return readAggregate(environment, plan, parsed);

  const { query } = parsed;
  const order = compileOrder(scope, query.orderBy).map(orderSql);
  const orderBy = order.length > 0 ? ` ORDER BY ${order.join(", ")}` : "";
  const from = `FROM ${scope.from()}${where}${orderBy}`;
  const offset = query.offset === undefined ? "" : ` OFFSET ${String(query.offset)}`;
  const batchSize = Math.min(pageSize(options.batchSize), org.settings.queryPageSize);
  const rows = all(
    environment,
    `SELECT ${plan.columns.join(", ")} ${from} LIMIT ${String(Math.min(query.limit ?? batchSize + 1, batchSize + 1))}${offset}`,
  );
  if (query.for === "VIEW" || query.for === "REFERENCE") {
    noteSeen(
      org,
      caller.userId,
      rows.slice(0, batchSize).map((row) => plan.idOf(row)),
      query.for,
    );
  }
  if (rows.length <= batchSize) {
    return { totalSize: rows.length, done: true, records: toRecords(plan, rows) };
  }
  if (scope.object.oneBatch) throw oneBatchOnly(scope.object.name);
  const ids = all(
    environment,
    `SELECT ${scope.alias}.Id ${from} LIMIT ${String(query.limit ?? -1)}${offset}`,
  ).map(([id]) => String(id));
  const locator = openCursor(org, {
    userId: caller.userId,
    soql,
    all: options.all ?? false,
    batchSize,
    ids: packIds(ids),
  });
  return page(toRecords(plan, rows.slice(0, batchSize)), {
    totalSize: ids.length,
    end: batchSize,
    locator,
    ...options,
  });
}

/** The page at a locator (`0r8…-2000`) of an earlier query. Rows deleted since are left out, new ones too. */
export function queryMore(
  asker: Asker,
  locatorText: string,
  { version, api }: Pick<QueryOptions, "version" | "api"> = {},
): QueryAnswer {
  const { org, caller } = asker;
  const { cursor, locator, start } = findCursor(org, caller.userId, locatorText);
  if (cursor.childPath === undefined) closeChildCursors(org, cursor);
  const end = start + cursor.batchSize;
  const ids = unpackIds(cursor, start, end);
  const compiled = compileQuery(asker, cursor.soql, { all: cursor.all, version, api });
  const { environment } = compiled;
  const plan = planAt(compiled, cursor.childPath ?? []);
  const { scope } = plan;
  // Rows are read by id: the set is fixed, although the records may have changed.
  const wanted = `${scope.alias}.Id IN (SELECT value FROM json_each(${environment.bind(JSON.stringify(ids))}))`;
  const visible = [wanted, ...scope.rowConditions()];
  const rows = all(
    environment,
    `SELECT ${plan.columns.join(", ")} FROM ${scope.from()} WHERE ${visible.join(" AND ")}`,
  );
  const byId = new Map(rows.map((row) => [plan.idOf(row), row]));
  const ordered = ids.flatMap((id) => {
    const row = byId.get(id);
    return row ? [row] : [];
  });
  return page(toRecords(plan, ordered), { totalSize: countIds(cursor), end, locator, api, version });
}

const oneBatchOnly = (what: string) =>
  new SalesforceError(
    400,
    "EXCEEDED_ID_LIMIT",
    `${what} does not support queryMore(), use LIMIT to restrict the results to a single batch`,
  );

function isCount({ query }: ParsedSoql): boolean {
  const [only] = query.fields ?? [];
  return (
    query.groupBy === undefined &&
    query.fields?.length === 1 &&
    only?.type === "FieldFunctionExpression" &&
    only.functionName.toUpperCase() === "COUNT" &&
    only.parameters.length === 0
  );
}

function countRows(
  environment: Environment,
  scope: Scope,
  { query }: ParsedSoql,
  where: string,
): QueryAnswer {
  const limit = ` LIMIT ${String(query.limit ?? -1)} OFFSET ${String(query.offset ?? 0)}`;
  const bounded = query.limit !== undefined || query.offset !== undefined;
  const sql = bounded
    ? `SELECT COUNT(*) FROM (SELECT 1 FROM ${scope.from()}${where}${limit})`
    : `SELECT COUNT(*) FROM ${scope.from()}${where}`;
  const [[count] = [0]] = all(environment, sql);
  return { totalSize: Number(count), done: true, records: [] };
}

function readAggregate(environment: Environment, plan: AggregatePlan, { query }: ParsedSoql): QueryAnswer {
  const limit = ` LIMIT ${String(query.limit ?? pageSizeMax + 1)} OFFSET ${String(query.offset ?? 0)}`;
  const rows = all(environment, `${plan.sql}${limit}`);
  if (rows.length > pageSizeMax) {
    throw oneBatchOnly("Aggregate query");
  }
  return { totalSize: rows.length, done: true, records: rows.map((row) => plan.show(row)) };
}

function toRecords(plan: SelectPlan, rows: Row[]): Record<string, unknown>[] {
  const ids = plan.children.length === 0 ? [] : rows.map((row) => plan.idOf(row));
  const children = readChildren(plan.children, ids);
  return rows.map((row) => plan.record(row, children));
}

function all({ org, params }: Environment, sql: string): Row[] {
  let prepare = statements.get(org.db);
  if (prepare === undefined) {
    prepare = keepLast((text) => org.db.prepare<[Record<string, unknown>], Row>(text).raw(), statementsMax);
    statements.set(org.db, prepare);
  }
  return prepare(sql).all(params);
}

function pageSize(wanted: number | undefined): number {
  return Math.min(pageSizeMax, Math.max(pageSizeMin, wanted ?? pageSizeMax));
}
