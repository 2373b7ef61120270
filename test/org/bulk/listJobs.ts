import type { Context } from "hono";
import type { ResourceEnvironment } from "../call/restCall.ts";
import { SalesforceError } from "../types.ts";
import { type JobKind, jobsAfter } from "./jobs.ts";
import { jobTypeOf, showJob } from "./showJob.ts";

const jobsPerPage = 1000;

/** GET /jobs/ingest and /jobs/query: the caller's jobs by page, filtered by `jobType`. */
export function listJobs(context: Context<ResourceEnvironment>, kind: JobKind): Response {
  const { org, caller, version } = context.env.call;
  const { queryLocator, jobType } = context.req.query();
  const after = queryLocator === undefined ? "" : Buffer.from(queryLocator, "base64url").toString("latin1");
  if (after !== "" && !/^750\w{15}$/.test(after)) {
    throw new SalesforceError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
  }
  const jobs = jobsAfter(org, { kind, userId: caller.userId, after, limit: jobsPerPage + 1 });
  const shown = jobs.slice(0, jobsPerPage);
  const next =
    jobs.length > jobsPerPage ? Buffer.from(shown.at(-1)?.id ?? "").toString("base64url") : undefined;
  const records = shown
    .filter((job) => jobType === undefined || jobTypeOf(job) === jobType)
    .map((job) => ({ ...showJob(job), jobType: jobTypeOf(job) }));
  return context.json({
    done: next === undefined,
    nextRecordsUrl: next === undefined ? null : `/services/data/${version}/jobs/${kind}?queryLocator=${next}`,
    records,
  });
}
