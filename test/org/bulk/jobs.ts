import { nextId } from "../storage/nextId.ts";
import { toDateTime } from "../writing/dateTimes.ts";
import type { RestCall } from "../rest/environment.ts";
import { notFound } from "../rest/failure.ts";
import { showInstant } from "../soql/showValue.ts";
import type { Org } from "../types.ts";

export type JobState = "Open" | "UploadComplete" | "InProgress" | "JobComplete" | "Aborted" | "Failed";

export type JobKind = "ingest" | "query";

/** One row of an ingest job, after it was tried. */
export interface RowOutcome {
  row: Record<string, string>;
  id: string;
  created: boolean;
  /** Why it failed: `CODE:message:fields --`; absent where it did not. */
  error?: string;
}

/** A Bulk API 2.0 job, as the org keeps it in memory. */
export interface Job {
  id: string;
  kind: JobKind;
  operation: string;
  /** Of an ingest job: the object written; of a query: the one queried. */
  object: string;
  externalIdFieldName: string | undefined;
  /** Of a query job. */
  query: string | undefined;
  columnDelimiter: string;
  lineEnding: "LF" | "CRLF";
  state: JobState;
  createdById: string;
  createdDate: string;
  systemModstamp: string;
  apiVersion: number;
  errorMessage: string | undefined;
  /** What was uploaded. */
  content: string;
  columns: string[];
  outcomes: RowOutcome[];
  unprocessed: Record<string, string>[];
  /** Of a query job: the rows found, as CSV values. */
  rows: string[][];
  milliseconds: number;
}

const jobs = new WeakMap<Org, Map<string, Job>>();

export function jobsOf(org: Org): Map<string, Job> {
  let known = jobs.get(org);
  if (!known) jobs.set(org, (known = new Map<string, Job>()));
  return known;
}

export function openJob(
  call: RestCall,
  given: Pick<
    Job,
    | "kind"
    | "operation"
    | "object"
    | "externalIdFieldName"
    | "query"
    | "columnDelimiter"
    | "lineEnding"
    | "state"
  >,
): Job {
  const now = toDateTime(call.org.now());
  const job: Job = {
    ...given,
    id: nextId(call.org, "750"),
    createdById: call.caller.userId,
    createdDate: now,
    systemModstamp: now,
    apiVersion: Number(call.version.slice(1)),
    errorMessage: undefined,
    content: "",
    columns: [],
    outcomes: [],
    unprocessed: [],
    rows: [],
    milliseconds: 0,
  };
  jobsOf(call.org).set(job.id, job);
  return job;
}

/** The caller's own job of that id. Throws NOT_FOUND. */
export function findJob(call: RestCall, kind: JobKind, id: string): Job {
  const job = [...jobsOf(call.org).values()].find((each) => each.id.slice(0, 15) === id.slice(0, 15));
  if (job?.kind !== kind || job.createdById !== call.caller.userId) throw notFound();
  return job;
}

export function setState(call: RestCall, job: Job, state: JobState): void {
  job.state = state;
  job.systemModstamp = toDateTime(call.org.now());
}

/** A job as it is answered when made or changed; `withProgress` as when it is asked after. */
export function showJob(job: Job, withProgress: boolean): Record<string, unknown> {
  const base = {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: showInstant(job.createdDate),
    systemModstamp: showInstant(job.systemModstamp),
    state: job.state,
    ...(job.externalIdFieldName === undefined ? {} : { externalIdFieldName: job.externalIdFieldName }),
    concurrencyMode: "Parallel",
    contentType: "CSV",
    apiVersion: job.apiVersion,
    ...(job.kind === "ingest" && job.state === "Open"
      ? { contentUrl: `services/data/v${job.apiVersion.toFixed(1)}/jobs/ingest/${job.id}/batches` }
      : {}),
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
  };
  if (!withProgress) return base;
  const failed = job.outcomes.filter(({ error }) => error !== undefined).length;
  return {
    ...base,
    jobType: job.kind === "ingest" ? "V2Ingest" : "V2Query",
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
    numberRecordsProcessed: job.kind === "ingest" ? job.outcomes.length : job.rows.length,
    ...(job.kind === "ingest" ? { numberRecordsFailed: failed, apexProcessingTime: 0 } : {}),
    retries: 0,
    totalProcessingTime: Math.round(job.milliseconds),
    ...(job.kind === "ingest"
      ? { apiActiveProcessingTime: Math.round(job.milliseconds) }
      : { isPkChunkingSupported: false }),
  };
}
