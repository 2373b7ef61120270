import { type Context, Hono } from "hono";
import { z } from "zod";
import type { ResourceEnvironment } from "../call/restCall.ts";
import { readJson } from "../call/jsonBody.ts";
import type { ColumnMetadata } from "../soql/columnMetadata.ts";
import { type CompiledQuery, compileQuery } from "../soql/compileQuery.ts";
import { isAggregate } from "../soql/aggregate.ts";
import { SalesforceError } from "../types.ts";
import { writeCsv } from "./csv.ts";
import { abortJob, removeJob } from "./abortJob.ts";
import { readRows } from "./jobRows.ts";
import { findJob, type Job, openJob } from "./jobs.ts";
import { listJobs } from "./listJobs.ts";
import { formatShape, invalidJob, readShape } from "./readShape.ts";
import { runJob } from "./runJob.ts";
import { showJob } from "./showJob.ts";

const querySchema = z.looseObject({
  operation: z.enum(["query", "queryAll"]),
  query: z.string(),
  ...formatShape,
});

const pageRowsDefault = 50_000;
const pageRowsMax = 250_000;

type JobContext = Context<ResourceEnvironment>;

/** Bulk API 2.0's query jobs: SOQL whose rows are read page by page as CSV. */
export function queryJobRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.post("/", async (context) => {
    const { call } = context.env;
    const { value } = await readJson(context.req.raw);
    const given = readShape(querySchema, value);
    const compiled = compileQuery(call, given.query, {});
    refuseUnsupported(compiled);
    const job = openJob(call, {
      kind: "query",
      state: "UploadComplete",
      operation: given.operation,
      query: given.query,
      columnDelimiter: given.columnDelimiter,
      lineEnding: given.lineEnding,
      object: compiled.scope.object.name,
      columns: compiled.plan.metadata().flatMap((column) => columnNames(column, "")),
    });
    runJob(call, job);
    return context.json(showJob(job));
  });
  app.get("/", (context) => listJobs(context, "query"));
  app.get("/:id", (context) => context.json(showJob(jobOf(context), true)));
  app.get("/:id/results", answerResults);
  app.patch("/:id", async (context) => {
    const { value } = await readJson(context.req.raw);
    const state = (value as { state?: unknown } | null)?.state;
    if (state !== "Aborted") throw invalidJob(`Invalid state for the job: ${JSON.stringify(state)}`);
    return context.json(showJob(abortJob(context.env.call, jobOf(context))));
  });
  app.delete("/:id", (context) => {
    removeJob(context.env.call, jobOf(context));
    return context.body(null, 204);
  });
  return app;
}

const jobOf = (context: JobContext): Job => findJob(context.env.call, "query", context.req.param("id") ?? "");

/** Refuses queries whose rows CSV cannot hold or that cannot be read by page. */
function refuseUnsupported({ parsed, plan, scope }: CompiledQuery): void {
  const refuse = (what: string) =>
    new SalesforceError(400, "API_ERROR", `${what} not supported in Bulk V2 Query with CSV content type`);
  const { query } = parsed;
  if (isAggregate(parsed)) throw refuse("Aggregate functions and GROUP BY are");
  if (query.offset !== undefined) throw refuse("OFFSET is");
  const fields = query.fields ?? [];
  if (fields.some(({ type }) => type === "FieldSubquery")) throw refuse("Aggregate Relationship");
  if (fields.some(({ type }) => type === "FieldTypeof")) throw refuse("TYPEOF is");
  const types = ["Address", "Location"];
  const compound = plan.metadata().find(({ apexType }) => apexType !== null && types.includes(apexType));
  if (compound === undefined) return;
  throw scope.error(
    compound.columnName,
    "FUNCTIONALITY_NOT_ENABLED",
    "Selecting compound data not supported in Bulk Query",
  );
}

function columnNames(column: ColumnMetadata, prefix: string): string[] {
  const name = prefix + column.columnName;
  return column.joinColumns.length === 0
    ? [name]
    : column.joinColumns.flatMap((inner) => columnNames(inner, `${name}.`));
}

/** One page of rows. `Sforce-Locator` has the next page's locator, or `null` after the last. */
function answerResults(context: JobContext): Response {
  const { org } = context.env.call;
  const job = jobOf(context);
  if (job.state !== "JobComplete") throw new SalesforceError(404, "NOT_FOUND", "The job has no results yet");
  const { locator, maxRecords } = context.req.query();
  const start = locator === undefined ? 0 : Number(Buffer.from(locator, "base64url").toString("utf8"));
  const size = Number(maxRecords ?? pageRowsDefault);
  if (!Number.isInteger(start) || start < 0 || !Number.isInteger(size) || size < 1) {
    throw new SalesforceError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
  }
  const rows = readRows(org, job.id, { which: "all", from: start, limit: Math.min(size, pageRowsMax) });
  const next = start + rows.length;
  context.header("Content-Type", "text/csv");
  context.header("Sforce-NumberOfRecords", String(rows.length));
  context.header(
    "Sforce-Locator",
    next < job.processed ? Buffer.from(String(next)).toString("base64url") : "null",
  );
  return context.body(writeCsv([job.columns, ...rows.map(({ values }) => values)], job));
}
