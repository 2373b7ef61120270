import { deleteRowsOf } from "./jobRows.ts";
import { nextId } from "../storage/nextId.ts";
import { statement } from "../storage/statement.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import type { RestCall } from "../call/restCall.ts";
import { notFound } from "../call/failure.ts";
import type { Org } from "../types.ts";

type JobState = "Open" | "UploadComplete" | "InProgress" | "JobComplete" | "Aborted" | "Failed";

export type JobKind = "ingest" | "query";

/** A Bulk API 2.0 job as stored. Its rows have a table of their own. */
export interface Job {
  id: string;
  kind: JobKind;
  operation: string;
  /** The written object of an ingest job; the queried object of a query job. */
  object: string;
  externalIdFieldName?: string | undefined;
  /** Of a query job. */
  query?: string | undefined;
  columnDelimiter: string;
  lineEnding: "LF" | "CRLF";
  state: JobState;
  createdById: string;
  createdDate: string;
  systemModstamp: string;
  apiVersion: number;
  errorMessage?: string | undefined;
  columns: string[];
  /** Rows processed so far, and how many of them failed. */
  processed: number;
  failed: number;
  milliseconds: number;
}

type NewJob = Pick<
  Job,
  | "kind"
  | "operation"
  | "object"
  | "externalIdFieldName"
  | "query"
  | "columnDelimiter"
  | "lineEnding"
  | "state"
  | "columns"
>;

export function openJob(call: RestCall, given: NewJob): Job {
  const now = toDateTime(call.org.now());
  const job: Job = {
    ...given,
    id: nextId(call.org, "750"),
    createdById: call.caller.userId,
    createdDate: now,
    systemModstamp: now,
    apiVersion: Number(call.version.slice(1)),
    processed: 0,
    failed: 0,
    milliseconds: 0,
  };
  store(call.org, job);
  return job;
}

/** Changes the job and answers it; undefined where it no longer exists. */
export function changeJob(org: Org, id: string, changes: Partial<Job>): Job | undefined {
  const job = readJob(org, id);
  if (job === undefined) return undefined;
  const changed = { ...job, ...changes, systemModstamp: toDateTime(org.now()) };
  store(org, changed);
  return changed;
}

export function readJob(org: Org, id: string): Job | undefined {
  const row = statement(org.db, "SELECT job FROM _bulk_job WHERE id = ?").get(id);
  return row === undefined ? undefined : (JSON.parse(String(row["job"])) as Job);
}

/** The caller's job with that id. Throws NOT_FOUND. */
export function findJob(call: RestCall, kind: JobKind, written: string): Job {
  const row = statement(
    call.org.db,
    "SELECT job FROM _bulk_job WHERE substr(id, 1, 15) = ? AND kind = ? AND user_id = ?",
  ).get(written.slice(0, 15), kind, call.caller.userId);
  if (row === undefined) throw notFound();
  return JSON.parse(String(row["job"])) as Job;
}

interface JobsWanted {
  kind: JobKind;
  userId: string;
  /** Only jobs after the one with this id. */
  after: string;
  limit: number;
}

/** The user's jobs, the oldest first. */
export function jobsAfter(org: Org, { kind, userId, after, limit }: JobsWanted): Job[] {
  return statement(
    org.db,
    "SELECT job FROM _bulk_job WHERE kind = ? AND user_id = ? AND id > ? ORDER BY id LIMIT ?",
  )
    .all(kind, userId, after, limit)
    .map(({ job }) => JSON.parse(String(job)) as Job);
}

/** Jobs that were running when the server stopped. */
export function unfinishedJobs(org: Org): Job[] {
  return statement(
    org.db,
    "SELECT job FROM _bulk_job WHERE state IN ('UploadComplete', 'InProgress') ORDER BY id",
  )
    .all()
    .map(({ job }) => JSON.parse(String(job)) as Job);
}

/** Deletes the job and its rows. */
export function deleteJob(org: Org, id: string): void {
  deleteRowsOf(org, id);
  statement(org.db, "DELETE FROM _bulk_upload WHERE job_id = ?").run(id);
  statement(org.db, "DELETE FROM _bulk_job WHERE id = ?").run(id);
}

function store(org: Org, job: Job): void {
  statement(
    org.db,
    "INSERT OR REPLACE INTO _bulk_job (id, kind, user_id, state, job) VALUES (?, ?, ?, ?, ?)",
  ).run(job.id, job.kind, job.createdById, job.state, JSON.stringify(job));
}
