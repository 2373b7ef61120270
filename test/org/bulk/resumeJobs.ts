import type { PracticeService, RestCall } from "../call/restCall.ts";
import { startCall } from "../call/startCall.ts";
import { statement } from "../storage/statement.ts";
import { deleteRowsOf } from "./jobRows.ts";
import { changeJob, type Job, unfinishedJobs } from "./jobs.ts";
import { runJob } from "./runJob.ts";

/** Resumes jobs that were running when the server stopped. Queries start over. */
export function resumeJobs(service: PracticeService): void {
  for (const job of unfinishedJobs(service.org)) {
    if (job.kind === "query") {
      deleteRowsOf(service.org, job.id);
      changeJob(service.org, job.id, { processed: 0 });
    }
    runJob(callOf(service, job), job);
  }
}

/** Uses the owner's present rights, as a running job does. */
function callOf(service: PracticeService, job: Job): RestCall {
  const { org } = service;
  const user = statement(org.db, 'SELECT Username, ProfileId FROM "User" WHERE Id = ?').get(job.createdById);
  const caller = {
    userId: job.createdById,
    username: String(user?.["Username"]),
    profileId: String(user?.["ProfileId"]),
    scopes: new Set(["api"]),
    clientId: "",
  };
  return startCall(service, { caller, version: `v${job.apiVersion.toFixed(1)}` });
}
