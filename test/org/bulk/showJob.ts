import { showInstant } from "../soql/showValue.ts";
import type { Job } from "./jobs.ts";

/** A job as answered on creation or change; `withProgress` adds what a GET shows. */
export function showJob(job: Job, withProgress = false): Record<string, unknown> {
  const isIngest = job.kind === "ingest";
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
    ...(isIngest && job.state === "Open"
      ? { contentUrl: `services/data/v${job.apiVersion.toFixed(1)}/jobs/ingest/${job.id}/batches` }
      : {}),
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
  };
  if (!withProgress) return base;
  const milliseconds = Math.round(job.milliseconds);
  return {
    ...base,
    jobType: jobTypeOf(job),
    ...(job.errorMessage === undefined ? {} : { errorMessage: job.errorMessage }),
    numberRecordsProcessed: job.processed,
    ...(isIngest ? { numberRecordsFailed: job.failed, apexProcessingTime: 0 } : {}),
    retries: 0,
    totalProcessingTime: milliseconds,
    ...(isIngest ? { apiActiveProcessingTime: milliseconds } : { isPkChunkingSupported: false }),
  };
}

export const jobTypeOf = ({ kind }: Job) => (kind === "ingest" ? "V2Ingest" : "V2Query");
