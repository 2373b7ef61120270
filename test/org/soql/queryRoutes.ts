import { type Context, Hono } from "hono";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { SalesforceError } from "../types.ts";
import { compileQuery, type QueryOptions } from "./compileQuery.ts";
import { describeColumns } from "./describeColumns.ts";
import { explainQuery } from "./explainQuery.ts";
import { leadingFields } from "./leadingFields.ts";
import type { QueryAnswer } from "./page.ts";
import { parseSoql } from "./parseSoql.ts";
import { queryMore, runQuery } from "./runQuery.ts";

/** GET /query and /query/{locator}, of rows that are not deleted. */
export function queryRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.get("/query", (context) => answerQuery(context, false));
  app.get("/query/:locator", answerMore);
  return app;
}

/** GET /queryAll, of deleted rows too; further pages are those of /query. */
export function queryAllRoutes(): Hono<ResourceEnvironment> {
  return new Hono<ResourceEnvironment>().get("/queryAll", (context) => answerQuery(context, true));
}

type ResourceContext = Context<ResourceEnvironment>;

async function answerQuery(context: ResourceContext, all: boolean): Promise<Response> {
  const { call } = context.env;
  const options: QueryOptions = {
    all,
    batchSize: batchSize(context),
    version: call.version.slice(1),
    api: call.api,
  };
  const explain = context.req.query("explain");
  if (explain !== undefined) return context.json(explainQuery(call, explain, options));
  const soql = context.req.query("q");
  if (soql === undefined || soql.trim() === "") {
    throw new SalesforceError(400, "MALFORMED_QUERY", "A query string has to be specified");
  }
  if (context.req.query("columns") === "true") {
    return context.json(describeColumns(call, soql, options));
  }
  const answer = runQuery(call, soql, options);
  call.work.records += answer.records.length;
  if (call.org.settings.unindexedLatencyMs > 0 && readsWholeTable(call, soql, options)) {
    call.work.waitMs += call.org.settings.unindexedLatencyMs;
  }
  if (call.api !== "tooling") return context.json(answer);
  const object = call.org.schema.object(parseSoql(soql).query.sObject);
  return context.json(toolingAnswer(answer, object?.name));
}

/**
 * Whether no index helps with the query's conditions. A query without any is quick, as it starts anywhere.
 */
function readsWholeTable(call: RestCall, soql: string, options: QueryOptions): boolean {
  const compiled = compileQuery(call, soql, options);
  return compiled.parsed.query.where !== undefined && leadingFields(compiled).fields === null;
}

async function answerMore(context: ResourceContext): Promise<Response> {
  const { call } = context.env;
  const answer = queryMore(call, context.req.param("locator") ?? "", {
    version: call.version.slice(1),
    api: call.api,
  });
  call.work.records += answer.records.length;
  const attributes = answer.records[0]?.["attributes"] as { type: string } | undefined;
  return context.json(call.api === "tooling" ? toolingAnswer(answer, attributes?.type) : answer);
}

/** The members that the Tooling API adds to a page. */
const toolingAnswer = (answer: QueryAnswer, entityTypeName: string | undefined) => ({
  size: answer.records.length,
  queryLocator: answer.nextRecordsUrl ?? null,
  entityTypeName,
  ...answer,
});

/** `Sforce-Query-Options: batchSize=500`. */
function batchSize(context: ResourceContext): number | undefined {
  const header = context.req.header("Sforce-Query-Options");
  const size = /batchSize\s*=\s*(\d+)/i.exec(header ?? "")?.[1];
  return size === undefined ? undefined : Number(size);
}
