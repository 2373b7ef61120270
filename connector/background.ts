import { runBatches } from "./contacts/batch/runBatches.ts";
import { reconcileDue } from "./contacts/reconcile/reconcileDue.ts";
import type { AppContext } from "./context.ts";
import { eraseOldLeads } from "./privacy/eraseOldLeads.ts";
import { sweep } from "./signIn/sweep.ts";

/** Work that nobody asks for: done at start and then every so often, one run at a time. */
interface Job {
  name: string;
  everyMs: number;
  /** `signal` says that the connector stops: what has begun is finished, nothing more is begun. */
  run(app: AppContext, signal: AbortSignal): Promise<void> | void;
}

const jobs: readonly Job[] = [
  { name: "sweep", everyMs: 10 * 60_000, run: sweep },
  { name: "erase old leads", everyMs: 60 * 60_000, run: eraseOldLeads },
  { name: "reconcile", everyMs: 1_000, run: reconcileDue },
  { name: "batches", everyMs: 500, run: runBatches },
];

/** Starts the jobs. A failing run is logged and tried again at its next turn. Returns how to stop: it waits for what runs. */
export function startBackground(app: AppContext): () => Promise<void> {
  const stops = jobs.map((job) => repeat(app, job));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function repeat(app: AppContext, job: Job): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const stopping = new AbortController();
  let running = Promise.resolve();
  const turn = () => {
    running = runOnce(app, job, stopping.signal).then(() => {
      if (!stopping.signal.aborted) timer = setTimeout(turn, job.everyMs).unref();
    });
  };
  turn();
  return () => {
    stopping.abort();
    clearTimeout(timer);
    return running;
  };
}

async function runOnce(app: AppContext, job: Job, signal: AbortSignal): Promise<void> {
  try {
    await job.run(app, signal);
  } catch (error) {
    app.log.error({ err: error, job: job.name }, "background job failed");
  }
}
