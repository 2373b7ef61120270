import { setImmediate as turn } from "node:timers/promises";
import type { RestCall } from "../call/restCall.ts";
import type { QueryAnswer } from "../soql/page.ts";
import { queryMore, runQuery } from "../soql/runQuery.ts";
import { keepRows } from "./jobRows.ts";
import { changeJob, type Job, readJob } from "./jobs.ts";

/**
 * Runs the query and stores its rows by page; other requests run in between. Ends in JobComplete, Failed or
 * Aborted.
 */
export async function runQueryJob(call: RestCall, jobId: string): Promise<void> {
  const { org, service } = call;
  const began = performance.now();
  try {
    let locator: string | undefined = "";
    while (locator !== undefined) {
      const at: string = locator;
      locator = await service.exclusively(async () => step(call, jobId, at));
      await turn();
    }
    const milliseconds = performance.now() - began;
    if (readJob(org, jobId)?.state === "InProgress")
      changeJob(org, jobId, { state: "JobComplete", milliseconds });
  } catch (error) {
    changeJob(org, jobId, { state: "Failed", errorMessage: error instanceof Error ? error.message : "" });
  }
}

/** Stores the page at a locator (the first at "") and answers the next locator. */
function step(call: RestCall, jobId: string, locator: string): string | undefined {
  const { org } = call;
  const job = readJob(org, jobId);
  if (job?.state !== "UploadComplete" && job?.state !== "InProgress") return undefined;
  const answer =
    locator === ""
      ? runQuery(call, job.query ?? "", { all: job.operation === "queryAll" })
      : queryMore(call, locator);
  keepPage(call, job, answer);
  return /[^/]+$/.exec(answer.nextRecordsUrl ?? "")?.[0];
}

function keepPage({ org }: RestCall, job: Job, { records }: QueryAnswer): void {
  const rows = records.map((record) => job.columns.map((path) => cell(record, path)));
  keepRows(org, job.id, job.processed, rows);
  changeJob(org, job.id, { state: "InProgress", processed: job.processed + rows.length });
}

function cell(record: unknown, path: string): string {
  let value = record;
  for (const name of path.split(".")) value = (value as Record<string, unknown> | null)?.[name] ?? null;
  if (value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
