import { and, count, desc, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../work/cursor.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { firstOf } from "../database/rows.ts";
import type { AnyJob, JobState } from "../database/schema/jobs.ts";
import { type ShownProblem, showProblem } from "../reasons/problems.ts";
import { refusal } from "../reasons/refusal.ts";
import type { JobKind } from "./kind.ts";

/** The caller's own job. Throws `not-found`, also for jobs of others. */
export async function findJob<Job extends AnyJob>(
  { table, of: other, missing }: JobKind<Job>,
  ctx: RequestContext,
  id: string,
): Promise<Job> {
  const { orgId, userId } = ctx.caller;
  if (other) await findJob(other, ctx, id);
  const isOwn = and(eq(table.id, id), eq(table.orgId, orgId), eq(table.userId, userId));
  const job = await firstOf(ctx.database.select().from(table).where(isOwn));
  if (!job) throw refusal(missing);
  return job as Job;
}

const listedMax = 50;

/** The caller's latest jobs, newest first. */
export async function listJobs<Job extends AnyJob>(
  { table }: JobKind<Job>,
  ctx: RequestContext,
): Promise<Job[]> {
  const { orgId, userId } = ctx.caller;
  const listed = await ctx.database
    .select()
    .from(table)
    .where(and(eq(table.orgId, orgId), eq(table.userId, userId)))
    .orderBy(desc(table.createdAt))
    .limit(listedMax);
  return listed as Job[];
}

/** The number of a job's rows by state. */
export async function countRows<RowState extends string>(
  { rows: { table, job, state } }: Pick<JobKind<never, RowState>, "rows" | "tell">,
  handle: DatabaseHandle,
  id: string,
): Promise<Record<RowState, number>> {
  const found = await handle.select({ state, count: count() }).from(table).where(eq(job, id)).groupBy(state);
  const counts = new Map(found.map((row) => [row.state, row.count]));
  // All states, each once.
  return Object.fromEntries((state.enumValues ?? []).map((one) => [one, counts.get(one) ?? 0])) as Record<
    RowState,
    number
  >;
}

/** What every kind of job tells of itself. Dates are ISO 8601, UTC. */
export interface JobStatus {
  state: JobState;
  apiCalls: number;
  /** Why it is paused, or was ended. */
  problem: ShownProblem | null;
  resumeAt: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export const jobStatus = ({ state, apiCalls, problem, ...times }: AnyJob): JobStatus => ({
  state,
  apiCalls,
  problem: problem && showProblem(problem),
  resumeAt: instant(times.resumeAt),
  createdAt: new Date(times.createdAt).toISOString(),
  finishedAt: instant(times.finishedAt),
});

/** ISO 8601, UTC. */
export const instant = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString();

/** Which rows are asked for: after a cursor, or from the nth on. */
export interface PageInput {
  limit: number;
  cursor?: string | undefined;
  offset?: number | undefined;
}

export interface RowPage<Row> {
  items: Row[];
  nextCursor: string | null;
  /** The number of rows in the state that is asked for. */
  total: number;
}

/** The place after which a page begins. Throws `request-invalid` for an unknown cursor. */
export const pageStart = ({ cursor }: PageInput): number =>
  cursor === undefined ? -1 : Number(decodeCursor(cursor, ["number"])[0]);

/** A page of what was found, of which one more was asked for than it takes. */
export function pageOf<Found extends { row: { position: number } }>(found: readonly Found[], limit: number) {
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  return { shown, nextCursor: last ? encodeCursor([last.row.position]) : null };
}
