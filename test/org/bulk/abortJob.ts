import type { RestCall } from "../call/restCall.ts";
import { SalesforceError } from "../types.ts";
import { changeJob, deleteJob, type Job } from "./jobs.ts";

const ended = new Set(["JobComplete", "Aborted", "Failed"]);

/** Stops the job; rows written so far remain. Throws INVALIDJOBSTATE for a job that has ended. */
export function abortJob(call: RestCall, job: Job): Job {
  if (ended.has(job.state)) throw invalidState(`Aborting already ${job.state} job is not allowed`);
  return changeJob(call.org, job.id, { state: "Aborted" }) ?? job;
}

/** Deletes a job. Throws INVALIDJOBSTATE for one that is running. */
export function removeJob(call: RestCall, job: Job): void {
  if (job.state === "Open" || job.state === "InProgress") {
    throw invalidState(`Deleting a job in state ${job.state} is not allowed`);
  }
  deleteJob(call.org, job.id);
}

export const invalidState = (message: string) => new SalesforceError(400, "INVALIDJOBSTATE", message);
