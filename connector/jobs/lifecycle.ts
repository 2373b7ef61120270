import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { chunksOf } from "../work/inTurns.ts";
import type { AppContext, RequestContext } from "../context.ts";
import { changesOf, type DatabaseHandle } from "../database/database.ts";
import { idsPerStatement } from "../database/prepared.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { AnyJob, JobTable } from "../database/schema/jobs.ts";
import { policyOf, type AppError } from "../errors.ts";
import { noReason, whyOf } from "../log/event.ts";
import type { Happening } from "../log/keepEvent.ts";
import { inOurWords } from "../reasons/inOurWords.ts";
import { refusal } from "../reasons/refusal.ts";
import { countRows, findJob } from "./findJobs.ts";
import type { JobKind } from "./kind.ts";

/** Jobs that have not ended. */
export const openIn = (table: JobTable): SQL => inArray(table.state, ["running", "paused"]);

export const isOpen = ({ state }: Pick<AnyJob, "state">): boolean =>
  state === "running" || state === "paused";

/** What a job that runs is not: neither paused for anything, nor over. */
export const running = { state: "running", problem: null, resumeAt: null, finishedAt: null } as const;

const endedAs = <State extends "cancelled" | "finished">(
  state: State,
  { clock }: Pick<Happening, "clock">,
) => ({
  ...{ state, problem: null, resumeAt: null },
  finishedAt: clock().getTime(),
});

interface Writing<Job> {
  changes: Pick<AnyJob, "state"> & (Partial<AnyJob> | Partial<Job>);
  where: SQL | undefined;
  /** The request to Salesforce whose error pauses the job. */
  call?: AppError["call"];
  /** Whether it is told. False where the state stays as it was, as in most turns. */
  isTold?: boolean;
}

/** Sets the state of jobs and tells it. No other code sets it. Gives the jobs as they are then. */
export async function writeJobs<Job extends AnyJob>(
  kind: JobKind<Job>,
  app: Happening,
  { changes, where, call, isTold = true }: Writing<Job>,
): Promise<Job[]> {
  const { table } = kind;
  const isAsItWas = sql`${table.state} = ${changes.state}`;
  const stateSince = sql`case when ${isAsItWas} then ${table.stateSince} else ${app.clock().getTime()} end`;
  return await inTransaction(app.database, async (transaction) => {
    const written = await transaction
      .update(table)
      .set({ ...(changes as Partial<AnyJob>), stateSince })
      .where(where)
      .returning();
    // The kind's own table gives what the kind's own jobs have.
    const jobs = written as Job[];
    if (isTold) for (const job of jobs) await tell(kind, app, job, call);
    return jobs;
  });
}

async function tell<Job extends AnyJob>(
  kind: JobKind<Job>,
  app: Happening,
  job: Job,
  call: AppError["call"],
): Promise<void> {
  const { state, problem, resumeAt } = job;
  switch (state) {
    case "running":
      return await kind.tell.running?.(app, job);
    case "cancelled":
      return await kind.tell.cancelled(app, job);
    case "finished":
      return await kind.tell.finished(app, job, await countRows(kind, app.database, job.id));
    case "paused": {
      const why = problem ? whyOf(problem) : noReason;
      const until = resumeAt === null ? null : new Date(resumeAt).toISOString();
      return await kind.tell.paused(app, job, { ...why, resumeAt: until, call: call ?? null });
    }
  }
}

export const isIt = ({ table }: JobKind, { id }: Pick<AnyJob, "id">): SQL => eq(table.id, id);
export const isStillOpen = (kind: JobKind, job: Pick<AnyJob, "id">) =>
  and(isIt(kind, job), openIn(kind.table));

/** Marks a job as running at the start of a step. False where its user has cancelled it meanwhile. */
export async function markRunning(kind: JobKind, app: AppContext, job: AnyJob): Promise<boolean> {
  const isTold = job.state === "paused";
  const { finishedAt: _, ...started } = running;
  const where = isStillOpen(kind, job);
  return (await writeJobs(kind, app, { changes: started, where, isTold })).length === 1;
}

/**
 * Sends nothing more for the caller's job. What is in flight is settled; what waits goes on waiting. Throws
 * `not-found`, and `request-invalid` where it has finished.
 */
export async function cancelJob<Job extends AnyJob>(
  kind: JobKind<Job>,
  ctx: RequestContext,
  id: string,
): Promise<Job> {
  const found = await findJob(kind, ctx, id);
  const changes = endedAs("cancelled", ctx);
  const [cancelled] = await writeJobs(kind, ctx, { changes, where: isStillOpen(kind, found) });
  const job = cancelled ?? (await findJob(kind, ctx, id));
  if (job.state !== "cancelled") throw refusal(kind.over, { field: "id" });
  return job;
}

/** Cancels jobs that nobody is left to mend, where they are still open. */
export async function cancelLeft(kind: JobKind, app: Happening, where: SQL | undefined): Promise<void> {
  const { table } = kind;
  const isOpenIn = openIn(table);
  // To look for them while writing would keep others waiting.
  const left = await app.database.select({ id: table.id }).from(table).where(and(where, isOpenIn));
  const changes = endedAs("cancelled", app);
  for (const some of chunksOf(left, idsPerStatement)) {
    const ids = some.map(({ id }) => id);
    await writeJobs(kind, app, { changes, where: and(inArray(table.id, ids), isOpenIn) });
  }
}

/**
 * Goes on with a job that is paused or was cancelled, unless `refuse` throws in the same transaction. Throws
 * `request-invalid` where it has finished.
 */
export async function resumeJob<Job extends AnyJob>(
  kind: JobKind<Job>,
  ctx: RequestContext,
  { id, state }: Job,
  refuse: (transaction: DatabaseHandle) => Promise<void>,
): Promise<Job> {
  if (state === "finished") throw refusal(kind.over, { field: "id" });
  return await inTransaction(ctx.database, async (transaction) => {
    await refuse(transaction);
    const isUnfinished = inArray(kind.table.state, ["running", "paused", "cancelled"]);
    const where = and(eq(kind.table.id, id), isUnfinished);
    const [resumed] = await writeJobs(kind, ctx, { changes: running, where });
    if (!resumed) throw refusal(kind.over, { field: "id" });
    return resumed;
  });
}

/** Finishes jobs of which no row waits any more. */
export async function finishJobs(kind: JobKind, app: Happening, where: SQL | undefined): Promise<void> {
  const changes = endedAs("finished", app);
  await writeJobs(kind, app, { changes, where: and(where, openIn(kind.table)) });
}

/** For errors that do not say how long. */
const otherPauseMs = 60_000;
/** No pause is longer, whatever Salesforce says. */
const pauseMaxMs = 10 * 60_000;

/** Pauses a job until the obstacle may have passed. A rep who resumes it does not wait. */
export async function pauseJob(kind: JobKind, app: AppContext, job: AnyJob, error: AppError): Promise<void> {
  const resumeAt = app.clock().getTime() + pauseMsOf(error);
  await writeJobs(kind, app, {
    changes: { state: "paused", problem: inOurWords(error), resumeAt },
    where: isStillOpen(kind, job),
    call: error.call,
    isTold: !isPausedFor(job, error),
  });
}

/** How long work in the background waits after an error. */
export function pauseMsOf(error: AppError): number {
  const askedMs = error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
  return Math.min(askedMs ?? policyOf(error).pauseMs ?? otherPauseMs, pauseMaxMs);
}

/** Whether it was paused for the same before: a switch that is off is looked at every few seconds. */
function isPausedFor({ state, problem }: AnyJob, error: AppError): boolean {
  const { code, members } = inOurWords(error);
  return state === "paused" && problem?.code === code && problem.members?.["reason"] === members?.["reason"];
}

/**
 * Whether the pause is over. A `resumeAt` implausibly far ahead means that the clock was set back; it is
 * ignored.
 */
export function isDue(app: Pick<AppContext, "clock">, { resumeAt }: Pick<AnyJob, "resumeAt">): boolean {
  const now = app.clock().getTime();
  return resumeAt === null || resumeAt <= now || resumeAt > now + pauseMaxMs;
}

/** Pauses before rows with a locked record are sent again, by number of tries: half a minute in all. */
const lockPausesMs = [1_000, 3_000, 9_000, 17_000];

/** Waits briefly where all rows that are left have been tried so often, as their records were locked. */
export async function waitForLocks(
  kind: JobKind,
  app: AppContext,
  job: AnyJob,
  attempts: number | null,
): Promise<void> {
  const pauseMs = lockPausesMs[(attempts ?? 0) - 1];
  if (pauseMs === undefined) return;
  const resumeAt = app.clock().getTime() + pauseMs;
  const isRunning = and(isIt(kind, job), eq(kind.table.state, "running"));
  const changed = await app.database.update(kind.table).set({ resumeAt }).where(isRunning);
  if (changesOf(changed) > 0) await kind.tell.delayed?.(app, job, new Date(resumeAt).toISOString());
}
