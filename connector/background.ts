import { randomUUID } from "node:crypto";
import { eraseOldBatches } from "./jobs/batch/eraseOldBatches.ts";
import { batchPreparation } from "./jobs/batch/prepareBatch.ts";
import { batchWork } from "./jobs/batch/stepBatch.ts";
import { runJobs } from "./jobs/turns.ts";
import { undoWork } from "./jobs/undo/stepUndo.ts";
import { endLostAnswers } from "./creations/reconcile/endLostAnswers.ts";
import { reconcileDue } from "./creations/reconcile/reconcile.ts";
import { correctDue } from "./creations/restored/correctDue.ts";
import { settleUndos } from "./creations/reconcile/settleUndos.ts";
import { endLostRoles, settleRoles } from "./creations/roles/settleRoles.ts";
import type { AppContext } from "./context.ts";
import { findDamageBeside, isLarge } from "./database/sqlite/damage.ts";
import { keepLateEvents } from "./log/keepEvent.ts";
import { eraseOldEvents } from "./log/eraseOldEvents.ts";
import { discardLeftImports } from "./leads/imports.ts";
import { discardUploads } from "./leads/upload/receiveLeadFile.ts";
import { eraseOldLeads } from "./privacy/eraseOldLeads.ts";
import { forgetDeparted } from "./privacy/eraseUser.ts";
import { removeHidden } from "./privacy/removeLeads.ts";
import { requireRightClock } from "./privacy/clocksApart.ts";
import { rewriteAtNight } from "./privacy/rewrite.ts";
import { thinLedger } from "./settings/thinLedger.ts";
import { eraseOldRehearsals } from "./jobs/rehearsal/eraseOldRehearsals.ts";
import { rehearsalWork } from "./jobs/rehearsal/stepRehearsal.ts";
import { sweep } from "./signIn/signOut.ts";
import { continueTrace } from "./work/trace.ts";
import type { WakenJob } from "./work/shutdown.ts";
import { isFile } from "./database/open.ts";

/** Work that nobody asks for: done at start and then every so often, one run at a time. */
interface Job {
  name: string;
  everyMs: number;
  /** It erases for good what its time is over for, and waits while the clocks are apart. */
  erases?: boolean;
  /** Requests wake it by this name, so that what they begin does not wait for its next turn. */
  wokenAs?: WakenJob;
  /**
   * `signal` says that the connector stops: what has begun is finished, nothing more is begun. A run that may
   * last says with `goesOn` that a part of it has ended.
   */
  run(app: AppContext, signal: AbortSignal, goesOn?: () => void): Promise<void> | void;
}

export const jobs: readonly Job[] = [
  { name: "sweep", everyMs: 10 * 60_000, run: sweep },
  { name: "erase old leads", everyMs: 60 * 60_000, erases: true, run: eraseOldLeads },
  { name: "erase old batches", everyMs: 60 * 60_000, erases: true, run: eraseOldBatches },
  { name: "erase old rehearsals", everyMs: 60 * 60_000, erases: true, run: eraseOldRehearsals },
  { name: "end lost answers", everyMs: 60 * 60_000, erases: true, run: endLost },
  { name: "thin the ledger", everyMs: 60 * 60_000, erases: true, run: thinLedger },
  { name: "erase old events", everyMs: 60 * 60_000, erases: true, run: (app) => eraseOldEvents(app) },
  { name: "keep late events", everyMs: 10_000, run: ({ database }) => keepLateEvents(database) },
  { name: "forget who has left", everyMs: 60 * 60_000, erases: true, run: forgetDeparted },
  { name: "discard uploads", everyMs: 60 * 60_000, run: () => void discardUploads(new Date()) },
  { name: "discard imports", everyMs: 60_000, run: discardLeftImports },
  { name: "remove hidden leads", everyMs: 60_000, run: removeHidden },
  {
    name: "empty the write-ahead log",
    everyMs: 10 * 60_000,
    async run({ database }) {
      // The next turn does it. That it fails each time is what the metrics tell.
      if (!(await database.engine.emptyLog())) {
        throw new Error("the write-ahead log keeps its content, because somebody else reads the database");
      }
    },
  },
  { name: "rewrite the file", everyMs: 60 * 60_000, run: rewriteAtNight },
  { name: "look for damage", everyMs: 24 * 60 * 60_000, run: lookForDamage },
  { name: "reconcile", everyMs: 1_000, run: reconcileDue },
  { name: "settle added roles", everyMs: 1_000, run: settleRoles },
  { name: "correct the ledger", everyMs: 10_000, run: correctDue },
  { name: "settle undos", everyMs: 1_000, run: settleUndos },
  {
    name: "batches",
    everyMs: 500,
    wokenAs: "batches",
    // A user's undo goes first: it is waited for.
    run: (app, signal, goesOn) =>
      runJobs(app, { works: [undoWork, batchWork, batchPreparation], usersAtOnceMax: 8 }, signal, goesOn),
  },
  {
    name: "rehearsals",
    everyMs: 500,
    wokenAs: "rehearsals",
    run: (app, signal, goesOn) => runJobs(app, { works: [rehearsalWork], usersAtOnceMax: 4 }, signal, goesOn),
  },
];

async function endLost(app: AppContext): Promise<void> {
  await endLostAnswers(app);
  await endLostRoles(app);
}

/**
 * Starts the jobs. A failing run is logged and tried again at its next turn; once `app.shutdown` has begun
 * there are no more turns. Returns how to wait for what runs.
 */
export function startBackground(app: AppContext, its: readonly Job[] = jobs): () => Promise<void> {
  const ends = its.map((job) => repeat(app, job));
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}

function repeat(app: AppContext, job: Job): () => Promise<void> {
  const { begun } = app.shutdown;
  tellJob(app, job);
  let running = Promise.resolve();
  let pause: NodeJS.Timeout | null = null;
  let isWanted = false;
  const turn = () => {
    if (begun.aborted) return;
    pause = null;
    isWanted = false;
    running = runOnce(app, job, begun).then(() => {
      pause = setTimeout(turn, isWanted ? 0 : job.everyMs).unref();
    });
  };
  if (job.wokenAs !== undefined)
    app.wakes.on(job.wokenAs, () => {
      // One that comes during a run may be too late for it.
      isWanted = true;
      if (pause === null) return;
      clearTimeout(pause);
      turn();
    });
  turn();
  return () => running;
}

/** Measures a job from the start on, so that one that never ends well is seen. */
function tellJob({ metrics, clock }: AppContext, { name, everyMs }: Job): void {
  metrics.jobInterval.set({ name }, everyMs / 1000);
  metrics.jobSucceededAt.set({ name }, clock().getTime() / 1000);
  metrics.jobFailures.inc({ name }, 0);
}

async function runOnce(shared: AppContext, job: Job, signal: AbortSignal): Promise<void> {
  const app = contextOfRun(shared, job);
  const succeeded = () => app.metrics.jobSucceededAt.set({ name: job.name }, app.clock().getTime() / 1000);
  try {
    if (job.erases) await requireRightClock(app);
    await job.run(app, signal, succeeded);
    succeeded();
  } catch (error) {
    app.metrics.jobFailures.inc({ name: job.name });
    const trouble = app.storage.describe(error);
    app.log.error({ err: error, ...(trouble !== null && { trouble }) }, "background job failed");
  }
}

/** The same context with a log and a trace of this run. */
function contextOfRun(app: AppContext, job: Job): AppContext {
  const trace = continueTrace(undefined);
  const requestId = `job-${randomUUID()}`;
  return { ...app, trace, log: app.log.with({ job: job.name, requestId, traceId: trace.traceId }) };
}

/** In a file that is too large for the start to have waited for that. */
async function lookForDamage({ config, storage, log }: AppContext, signal: AbortSignal): Promise<void> {
  const { databaseAddress: file } = config;
  if (!isFile(file) || !isLarge(file)) return;
  const damage = await findDamageBeside(file, signal);
  if (damage !== null) log.error({ trouble: storage.reportDamage() }, "database is damaged");
}
