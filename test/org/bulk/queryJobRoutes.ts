import { type Context, Hono } from "hono";
import { z } from "zod";
import type { ResourceEnvironment, RestCall } from "../rest/environment.ts";
import { readJson } from "../rest/jsonBody.ts";
import type { ColumnMetadata } from "../soql/columnMetadata.ts";
import { compileQuery } from "../soql/compileQuery.ts";
import { isAggregate } from "../soql/aggregate.ts";
import type { QueryAnswer } from "../soql/pages.ts";
import { queryMore, runQuery } from "../soql/runQuery.ts";
import { SalesforceError } from "../types.ts";
import { writeCsv } from "./csv.ts";
import { findJob, type Job, jobsOf, openJob, setState, showJob } from "./jobs.ts";
import { formatShape, invalidJob, readShape } from "./requests.ts";

const querySchema = z.looseObject({
  operation: z.enum(["query", "queryAll"]),
  query: z.string(),
  ...formatShape,
});

const pageRowsDefault = 50_000;

type JobContext = Context<ResourceEnvironment>;

/** Bulk API 2.0's query jobs: SOQL whose rows are read page by page as CSV. */
export function queryJobRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.post("/", async (context) => {
    const { call } = context.env;
    const { value } = await readJson(context.req.raw);
    const given = readShape(querySchema, value);
    const compiled = compileQuery(call.org, call.access, call.caller, given.query, {});
    if (isAggregate(compiled.parsed))
      throw invalidJob("Aggregate queries are not supported by bulk query jobs");
    const job = openJob(call, {
      kind: "query",
      externalIdFieldName: undefined,
      state: "UploadComplete",
      ...given,
      object: compiled.scope.object.name,
    });
    job.columns = compiled.plan.metadata().flatMap((column) => columnNames(column, ""));
    void runQueryJob(call, job);
    return context.json(showJob({ ...job, state: "UploadComplete" }, false));
  });
  app.get("/", (context) => {
    const { call } = context.env;
    const records = [...jobsOf(call.org).values()]
      .filter((job) => job.kind === "query" && job.createdById === call.caller.userId)
      .map((job) => showJob(job, false));
    return context.json({ done: true, records, nextRecordsUrl: null });
  });
  app.get("/:id", (context) => context.json(showJob(jobOf(context), true)));
  app.get("/:id/results", answerResults);
  app.patch("/:id", (context) => {
    const job = jobOf(context);
    setState(context.env.call, job, "Aborted");
    return context.json(showJob(job, false));
  });
  app.delete("/:id", (context) => {
    jobsOf(context.env.call.org).delete(jobOf(context).id);
    return context.body(null, 204);
  });
  return app;
}

const jobOf = (context: JobContext): Job => findJob(context.env.call, "query", context.req.param("id") ?? "");

function columnNames(column: ColumnMetadata, prefix: string): string[] {
  const name = prefix + column.columnName;
  return column.joinColumns.length === 0
    ? [name]
    : column.joinColumns.flatMap((inner) => columnNames(inner, `${name}.`));
}

async function runQueryJob(call: RestCall, job: Job): Promise<void> {
  const began = performance.now();
  const { org, access, caller } = call;
  setState(call, job, "InProgress");
  try {
    let answer: QueryAnswer = await call.service.exclusively(async () =>
      runQuery(org, access, caller, job.query ?? "", { all: job.operation === "queryAll" }),
    );
    for (;;) {
      for (const record of answer.records) job.rows.push(job.columns.map((path) => cell(record, path)));
      const locator = /[^/]+$/.exec(answer.nextRecordsUrl ?? "")?.[0];
      // Read again: the job may have been aborted while others were served.
      if (locator === undefined || jobsOf(org).get(job.id)?.state !== "InProgress") break;
      answer = await call.service.exclusively(async () => queryMore(org, access, caller, locator));
    }
    if (job.state === "InProgress") setState(call, job, "JobComplete");
  } catch (error) {
    job.errorMessage = error instanceof Error ? error.message : "";
    setState(call, job, "Failed");
  }
  job.milliseconds = performance.now() - began;
}

function cell(record: unknown, path: string): string {
  let value = record;
  for (const name of path.split(".")) value = (value as Record<string, unknown> | null)?.[name] ?? null;
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** One page of rows: the next one's locator is in `Sforce-Locator`, `null` after the last. */
function answerResults(context: JobContext): Response {
  const job = jobOf(context);
  if (job.state !== "JobComplete") throw new SalesforceError(404, "NOT_FOUND", "The job has no results yet");
  const { locator, maxRecords } = context.req.query();
  const start = locator === undefined ? 0 : Number(Buffer.from(locator, "base64url").toString("utf8"));
  const size = Number(maxRecords ?? pageRowsDefault);
  if (!Number.isInteger(start) || !Number.isInteger(size) || size < 1) {
    throw new SalesforceError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
  }
  const rows = job.rows.slice(start, start + size);
  const next = start + rows.length;
  context.header("Content-Type", "text/csv");
  context.header("Sforce-NumberOfRecords", String(rows.length));
  context.header(
    "Sforce-Locator",
    next < job.rows.length ? Buffer.from(String(next)).toString("base64url") : "null",
  );
  return context.body(writeCsv([job.columns, ...rows], job));
}
