import type { RestCall } from "../call/restCall.ts";
import type { Job } from "./jobs.ts";
import { runIngest } from "./runIngest.ts";
import { runQueryJob } from "./runQueryJob.ts";

/** Runs the job beside other requests. If the server stops, the next start resumes it. */
export function runJob(call: RestCall, { id, kind }: Job): void {
  const running = kind === "ingest" ? runIngest(call, id) : runQueryJob(call, id);
  running.catch((error: unknown) => {
    if (call.org.db.open) console.error(error);
  });
}
