import { setImmediate as turn } from "node:timers/promises";
import type { RestCall } from "../call/restCall.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";
import { readCsv } from "./csv.ts";
import { ingestRow } from "./ingestRow.ts";
import { keepOutcome, keepRows, readRows, readUpload } from "./jobRows.ts";
import { changeJob, type Job, readJob } from "./jobs.ts";

/** Rows written before other requests run. Salesforce writes bulk rows in chunks of 200. */
const chunkSize = 200;

/**
 * Writes the uploaded rows, each on its own; other requests run between chunks. Ends in JobComplete, Failed
 * or Aborted. Stores a chunk with the outcomes of its rows, so that it can resume after a restart.
 */
export async function runIngest(call: RestCall, jobId: string): Promise<void> {
  const { org, service } = call;
  // Serves waiting requests before the next chunk.
  while (await service.exclusively(async () => step(call, jobId))) await turn();
  const job = readJob(org, jobId);
  if (job?.state === "InProgress") changeJob(org, jobId, { state: "JobComplete" });
}

/** One step of a running job; false after the last. */
function step(call: RestCall, jobId: string): boolean {
  const { org } = call;
  const job = readJob(org, jobId);
  if (job?.state !== "UploadComplete" && job?.state !== "InProgress") return false;
  const began = performance.now();
  try {
    const upload = readUpload(org, jobId);
    if (upload !== undefined) takeApart(call, job, upload);
    else if (!writeChunk(call, job)) return false;
  } catch (error) {
    const errorMessage = error instanceof Error ? error.message : "";
    changeJob(org, jobId, { state: "Failed", errorMessage });
    return false;
  }
  changeJob(org, jobId, { milliseconds: job.milliseconds + performance.now() - began });
  return true;
}

function takeApart(call: RestCall, job: Job, upload: string): void {
  const { org } = call;
  const { columns, rows } = parsed(upload, job);
  keepRows(org, job.id, 0, rows);
  changeJob(org, job.id, { columns, state: "InProgress" });
  checkColumns(call, job, columns);
}

function parsed(upload: string, job: Job): ReturnType<typeof readCsv> {
  try {
    return readCsv(upload, job);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    throw new Error(
      message.startsWith("LineEnding")
        ? `ClientInputError : ${message}`
        : `InvalidBatch : Failed to parse CSV: ${message}`,
      { cause: error },
    );
  }
}

/** Fails the job before any row is written where a column is no field. */
function checkColumns({ org }: RestCall, job: Job, columns: string[]): void {
  const object = org.schema.object(job.object);
  const isKnown = (column: string): boolean => {
    const [first = "", second] = column.split(".").slice(-2);
    if (second === undefined) return org.schema.field(job.object, first) !== undefined;
    return object?.fields.some(({ relationshipName }) => sameName(relationshipName, first)) ?? false;
  };
  const unknown = columns.find((column) => !isKnown(column));
  if (unknown !== undefined) throw new Error(`InvalidBatch : Field name not found : ${unknown}`);
}

/** `Owner:User.Username` names the parent's object between relationship and field. */
const sameName = (name: string | null, written: string) =>
  name !== null && name.toLowerCase() === written.split(":")[0]?.toLowerCase();

function writeChunk(call: RestCall, job: Job): boolean {
  const { org } = call;
  const rows = readRows(org, job.id, { which: "untried", from: job.processed, limit: chunkSize });
  if (rows.length === 0) return false;
  const object = requireObject(org.schema.object(job.object));
  org.db.transaction(() => {
    let { failed } = job;
    for (const { number, values } of rows) {
      const outcome = ingestRow(call, job, object, values);
      if (outcome.error !== undefined) failed++;
      keepOutcome(org, job.id, number, outcome);
    }
    changeJob(org, job.id, { processed: job.processed + rows.length, failed });
  })();
  return true;
}

function requireObject(object: ObjectDefinition | undefined): ObjectDefinition {
  if (object) return object;
  throw new SalesforceError(400, "INVALIDENTITY", "InvalidEntity : the object is no more");
}
