import { eq, sql } from "drizzle-orm";
import type { AppContext, RequestContext } from "../context.ts";
import { firstOf } from "../database/rows.ts";
import type { AnyJob } from "../database/schema/jobs.ts";
import { AppError } from "../errors.ts";
import { readSettings } from "../settings/settings.ts";
import { contextForUser } from "../signIn/contextFor.ts";
import { continueTrace } from "../work/trace.ts";
import { allowancePath, requireAllowance } from "./allowance.ts";
import { endOrPause, forgetBroken } from "./endOrPause.ts";
import type { JobKind, JobWork } from "./kind.ts";

/**
 * One turn of a job. Errors are stored in the job; throws only where the database does not store them. Where
 * another connector leads by then, the job is that one's, which meets them itself.
 */
export async function stepJob<Job extends AnyJob>(
  work: JobWork<Job>,
  shared: AppContext,
  { id }: AnyJob,
): Promise<void> {
  const { kind } = work;
  // A step that has just ended may have changed it since it was chosen.
  const found = await firstOf(shared.database.select().from(kind.table).where(eq(kind.table.id, id)));
  if (!found) return;
  const job = found as Job;
  const app = contextOfStep(kind, shared, job);
  try {
    const failure = await work.step(app, job);
    if (!app.runner.leads) return;
    if (failure) await endOrPause(kind, app, job, failure);
    else await forgetBroken(kind, app, job);
  } catch (error) {
    if (!(error instanceof AppError)) app.log.error({ err: error }, "step of a job failed");
    if (app.runner.leads) await endOrPause(kind, app, job, failureOf(app, error));
  }
}

/** The same context with a log and a trace of this step. */
function contextOfStep<Job extends AnyJob>(kind: JobKind<Job>, app: AppContext, job: Job): AppContext {
  const trace = continueTrace(undefined);
  const requestId = `${kind.stepName}-${job.id}-${trace.traceId.slice(0, 8)}`;
  return { ...app, trace, log: app.log.with({ requestId, ...kind.idsOf(job), traceId: trace.traceId }) };
}

/** The error of a step, as it is stored. */
function failureOf(app: AppContext, error: unknown): AppError {
  if (error instanceof AppError) return error;
  return app.storage.refusalOf(error) ?? new AppError("internal", { cause: error });
}

/**
 * The context of a job's user; counts each request to Salesforce for the job before it is sent. Throws
 * `session-expired` where the user is signed out. Its requests throw `api-limit-reached` at the admin's
 * ceiling, whoever has used up the allowance. Each asks whether that is still so: where nobody else asks
 * Salesforce anything, the work would wait for ever.
 */
export async function contextOfJob(kind: JobKind, app: AppContext, job: AnyJob): Promise<RequestContext> {
  const requestId = app.log.fields.requestId ?? job.id;
  const ctx: RequestContext = await contextForUser(app, job, requestId, async (path) => {
    if (path !== allowancePath) await requireAllowance(ctx, await readSettings(app.database, job.orgId));
    const counted = kind.counting?.(path) ?? { apiCalls: sql`${kind.table.apiCalls} + 1` };
    await app.database.update(kind.table).set(counted).where(eq(kind.table.id, job.id));
  });
  return ctx;
}
