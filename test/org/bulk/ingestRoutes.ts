import { type Context, Hono } from "hono";
import { z } from "zod";
import type { ResourceEnvironment, RestCall } from "../rest/environment.ts";
import { readJson } from "../rest/jsonBody.ts";
import { readObject } from "../rest/readObject.ts";
import { SalesforceError } from "../types.ts";
import { writeCsv } from "./csv.ts";
import { findJob, type Job, jobsOf, openJob, setState, showJob } from "./jobs.ts";
import { formatShape, invalidJob, readShape } from "./requests.ts";
import { runIngest } from "./runIngest.ts";

const ingestSchema = z.looseObject({
  object: z.string(),
  operation: z.enum(["insert", "update", "upsert", "delete", "hardDelete"]),
  externalIdFieldName: z.string().optional(),
  ...formatShape,
});

type JobContext = Context<ResourceEnvironment>;

/** Bulk API 2.0's ingest jobs: opened, filled with CSV, closed, run beside other requests, their results read as CSV. */
export function ingestRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.post("/", openIngest);
  app.get("/", (context) => {
    const { call } = context.env;
    const records = [...jobsOf(call.org).values()]
      .filter((job) => job.kind === "ingest" && job.createdById === call.caller.userId)
      .map((job) => showJob(job, false));
    return context.json({ done: true, records, nextRecordsUrl: null });
  });
  app.put("/:id/batches", async (context) => {
    const job = jobOf(context);
    if (job.state !== "Open" || job.content !== "") {
      throw new SalesforceError(
        400,
        "INVALIDJOBSTATE",
        "Invalid job state: the job takes one upload while open",
      );
    }
    job.content = await context.req.text();
    return context.body(null, 201);
  });
  app.patch("/:id", async (context) => {
    const { call } = context.env;
    const job = jobOf(context);
    const { value } = await readJson(context.req.raw);
    const state = (value as { state?: unknown } | null)?.state;
    if (state === "Aborted") setState(call, job, "Aborted");
    else if (state === "UploadComplete" && job.state === "Open") startIngest(call, job);
    else throw invalidJob(`Invalid state for the job: ${JSON.stringify(state)}`);
    return context.json(showJob({ ...job, state }, false));
  });
  app.get("/:id", (context) => context.json(showJob(jobOf(context), true)));
  app.delete("/:id", (context) => {
    jobsOf(context.env.call.org).delete(jobOf(context).id);
    return context.body(null, 204);
  });
  app.get("/:id/successfulResults", (context) => {
    const job = jobOf(context);
    return answerRows(context, job, ["sf__Id", "sf__Created", ...job.columns], (rows) => {
      for (const { id, created, error, row } of job.outcomes) {
        if (error === undefined) rows.push([id, String(created), ...valuesOf(job, row)]);
      }
    });
  });
  app.get("/:id/failedResults", (context) => {
    const job = jobOf(context);
    return answerRows(context, job, ["sf__Id", "sf__Error", ...job.columns], (rows) => {
      for (const { id, error, row } of job.outcomes) {
        if (error !== undefined) rows.push([id, error, ...valuesOf(job, row)]);
      }
    });
  });
  app.get("/:id/unprocessedrecords", (context) => {
    const job = jobOf(context);
    return answerRows(context, job, job.columns, (rows) => {
      for (const row of job.unprocessed) rows.push(valuesOf(job, row));
    });
  });
  return app;
}

const jobOf = (context: JobContext): Job =>
  findJob(context.env.call, "ingest", context.req.param("id") ?? "");

const valuesOf = (job: Job, row: Record<string, string>): string[] =>
  job.columns.map((column) => row[column] ?? "");

/** Opens a job; sent as multipart, the rows come with it. */
async function openIngest(context: JobContext): Promise<Response> {
  const { call } = context.env;
  const multipart = (context.req.header("content-type") ?? "").startsWith("multipart/");
  const form = multipart ? await context.req.parseBody() : undefined;
  const described = form ? await textOf(form["job"]) : await context.req.text();
  const { value } = await readJson(new Request("http://localhost/", { method: "POST", body: described }));
  const given = readShape(ingestSchema, value);
  const object = readObject(call, given.object);
  if (given.operation === "upsert" && given.externalIdFieldName === undefined) {
    throw invalidJob("External ID was blank for upsert. An external ID must be specified for upsert.");
  }
  const job = openJob(call, {
    kind: "ingest",
    query: undefined,
    state: "Open",
    ...given,
    object: object.name,
    externalIdFieldName: given.externalIdFieldName,
  });
  if (form) {
    job.content = await textOf(form["content"]);
    startIngest(call, job);
    return context.json(showJob({ ...job, state: "UploadComplete" }, false));
  }
  return context.json(showJob(job, false));
}

async function textOf(part: string | File | (string | File)[] | undefined): Promise<string> {
  const one = Array.isArray(part) ? part[0] : part;
  return one instanceof File ? one.text() : (one ?? "");
}

function startIngest(call: RestCall, job: Job): void {
  setState(call, job, "UploadComplete");
  void runIngest(call, job, readObject(call, job.object));
}

function answerRows(
  context: JobContext,
  job: Job,
  header: string[],
  fill: (rows: string[][]) => void,
): Response {
  const rows = [header];
  fill(rows);
  context.header("Content-Type", "text/csv");
  return context.body(writeCsv(rows, job));
}
