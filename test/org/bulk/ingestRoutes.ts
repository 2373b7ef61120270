import { type Context, Hono } from "hono";
import { z } from "zod";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { readJson } from "../call/jsonBody.ts";
import { readObject } from "../records/readObject.ts";
import { SalesforceError } from "../types.ts";
import { writeCsv } from "./csv.ts";
import { abortJob, invalidState, removeJob } from "./abortJob.ts";
import { type JobRow, keepUpload, readRows, readUpload, type Which } from "./jobRows.ts";
import { changeJob, findJob, type Job, openJob } from "./jobs.ts";
import { listJobs } from "./listJobs.ts";
import { formatShape, invalidJob, readShape } from "./readShape.ts";
import { runJob } from "./runJob.ts";
import { showJob } from "./showJob.ts";

const ingestSchema = z.looseObject({
  object: z.string(),
  operation: z.enum(["insert", "update", "upsert", "delete", "hardDelete"]),
  externalIdFieldName: z.string().optional(),
  ...formatShape,
});

type JobContext = Context<ResourceEnvironment>;

/** Characters of CSV in one upload. Salesforce's limit is 150 MB after base64, which 100 MB reach. */
const uploadMax = 100_000_000;

/** Bulk API 2.0 ingest jobs: open, upload CSV, close, run in the background, read the results as CSV. */
export function ingestRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.post("/", openIngest);
  app.get("/", (context) => listJobs(context, "ingest"));
  app.put("/:id/batches", async (context) => {
    const { org } = context.env.call;
    const job = jobOf(context);
    if (job.state !== "Open" || readUpload(org, job.id) !== undefined) {
      throw invalidState("Invalid job state: the job takes one upload while open");
    }
    keepUpload(org, job.id, checkedSize(await context.req.text()));
    return context.body(null, 201);
  });
  app.patch("/:id", async (context) => {
    const { call } = context.env;
    const job = jobOf(context);
    const { value } = await readJson(context.req.raw);
    const state = (value as { state?: unknown } | null)?.state;
    if (state === "Aborted") return context.json(showJob(abortJob(call, job)));
    if (state === "UploadComplete" && job.state === "Open") return context.json(showJob(start(call, job)));
    throw invalidJob(`Invalid state for the job: ${JSON.stringify(state)}`);
  });
  app.get("/:id", (context) => context.json(showJob(jobOf(context), true)));
  app.delete("/:id", (context) => {
    removeJob(context.env.call, jobOf(context));
    return context.body(null, 204);
  });
  app.get("/:id/successfulResults", (context) =>
    answerRows(context, "succeeded", ["sf__Id", "sf__Created"], ({ outcome }) => [
      outcome?.id ?? "",
      String(outcome?.created ?? false),
    ]),
  );
  app.get("/:id/failedResults", (context) =>
    answerRows(context, "failed", ["sf__Id", "sf__Error"], ({ outcome }) => [
      outcome?.id ?? "",
      outcome?.error ?? "",
    ]),
  );
  app.get("/:id/unprocessedrecords", (context) => answerRows(context, "untried", [], () => []));
  return app;
}

const jobOf = (context: JobContext): Job =>
  findJob(context.env.call, "ingest", context.req.param("id") ?? "");

function checkedSize(content: string): string {
  if (content.length <= uploadMax) return content;
  throw new SalesforceError(413, "REQUEST_ENTITY_TOO_LARGE", "The upload exceeds the maximum of 150 MB");
}

/** Opens a job. A multipart request also uploads its rows. */
async function openIngest(context: JobContext): Promise<Response> {
  const { call } = context.env;
  const multipart = (context.req.header("content-type") ?? "").startsWith("multipart/");
  const form = multipart ? await readForm(context) : undefined;
  const described = form ? form.job : await context.req.text();
  const { value } = await readJson(new Request("http://localhost/", { method: "POST", body: described }));
  const given = readShape(ingestSchema, value);
  const object = readObject(call, given.object);
  checkOperation(call, given);
  const job = openJob(call, {
    kind: "ingest",
    state: "Open",
    columns: [],
    operation: given.operation,
    columnDelimiter: given.columnDelimiter,
    lineEnding: given.lineEnding,
    object: object.name,
    externalIdFieldName: given.externalIdFieldName,
  });
  if (!form) return context.json(showJob(job));
  keepUpload(call.org, job.id, checkedSize(form.content));
  return context.json(showJob(start(call, job)));
}

function checkOperation(
  { access, caller }: RestCall,
  { operation, externalIdFieldName }: z.infer<typeof ingestSchema>,
): void {
  if (operation === "upsert" && externalIdFieldName === undefined) {
    throw invalidJob("External ID was blank for upsert. An external ID must be specified for upsert.");
  }
  if (operation === "hardDelete" && !access.systemPermission(caller, "BulkApiHardDelete")) {
    throw new SalesforceError(
      400,
      "FEATURENOTENABLED",
      "hardDelete operation requires special user profile permission, please contact your system administrator",
    );
  }
}

/** The two parts of a multipart request. Throws INVALIDJOB where it is none. */
async function readForm(context: JobContext): Promise<{ job: string; content: string }> {
  let form: Awaited<ReturnType<typeof context.req.parseBody>>;
  try {
    form = await context.req.parseBody();
  } catch {
    throw invalidJob("The multipart request cannot be read");
  }
  return { job: await textOf(form["job"]), content: await textOf(form["content"]) };
}

async function textOf(part: string | File | (string | File)[] | undefined): Promise<string> {
  const one = Array.isArray(part) ? part[0] : part;
  return one instanceof File ? one.text() : (one ?? "");
}

/** Starts writing the rows after the request is answered. */
function start(call: RestCall, job: Job): Job {
  const started = changeJob(call.org, job.id, { state: "UploadComplete" }) ?? job;
  runJob(call, started);
  return started;
}

/** The job's rows of one kind as CSV, with result columns before the uploaded ones. */
function answerRows(
  context: JobContext,
  which: Which,
  columns: string[],
  valuesOf: (row: JobRow) => string[],
): Response {
  const job = jobOf(context);
  const rows = readRows(context.env.call.org, job.id, { which });
  context.header("Content-Type", "text/csv");
  return context.body(
    writeCsv([[...columns, ...job.columns], ...rows.map((row) => [...valuesOf(row), ...row.values])], job),
  );
}
