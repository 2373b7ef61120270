import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { AppContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import type { AnyJob, JobTable, LeadJob, LeadJobTable, LeadRowTable } from "../database/schema/jobs.ts";
import type { AppError } from "../errors.ts";
import type { noReason, whyOf } from "../log/event.ts";
import type { Happening } from "../log/keepEvent.ts";
import type { LogFields } from "../log/logFields.ts";
import type { PlainReason } from "../reasons/refusal.ts";

/**
 * A kind of job: its tables, its words, and what its rows do. What else a new kind needs is in CONTRIBUTING.md;
 * what all kinds do alike is in this folder. A job belongs to one user, as whom Salesforce is asked, and is
 *
 * - `running`: takes turns (`turns.ts`), a step and a request each (`stepJob.ts`);
 * - `paused`: waits after an error until `resumeAt`, then tries again by itself;
 * - `cancelled`: stopped by its user, or since nobody was left to mend it;
 * - `finished`: no row waits any more.
 *
 * `lifecycle.ts` goes from one state to another.
 */
export interface JobKind<Job extends AnyJob = AnyJob, RowState extends string = string> {
  table: JobTable;
  rows: JobRows;
  /** The job that one of this kind belongs to, under the same id. */
  of?: JobKind;
  /** What the log and the timeline name a job by. */
  idsOf(job: Job): Pick<LogFields, "batchId" | "rehearsalId"> & { userId: string; orgId: string };
  /** A step stands in the log as a request whose id begins so. */
  stepName: string;
  /** How a request to Salesforce is counted; absent: in `apiCalls`. */
  counting?(path: string): object;
  /** Why there is no such job, and why one can't be changed any more. */
  missing: PlainReason;
  over: PlainReason;
  /** Tells the log that a job has come into its state. */
  tell: Tellings<Job, RowState>;
  /** Whether a step that met this error has broken, which a job survives a few times in a row. */
  isBroken(app: AppContext, job: Job, error: AppError): boolean;
  /** Whether its rows can't be ended yet: it isn't known what became of some. */
  isInDoubt?(job: Job): boolean;
  /** Ends the rows that wait, since what refuses one refuses all. In a transaction, of a job that is open. */
  endWaiting(app: AppContext, transaction: DatabaseHandle, job: Job, error: AppError): Promise<void>;
}

/** The table of the rows, with the columns that tell their job, and how they stand: one of a few words. */
export interface JobRows {
  table: SQLiteTable;
  job: SQLiteColumn;
  position: SQLiteColumn;
  state: SQLiteColumn;
}

interface Tellings<Job, RowState extends string> {
  /** Absent where it is not told that a job goes on. */
  running?(app: Happening, job: Job): Promise<void>;
  paused(app: Happening, job: Job, pause: Pause): Promise<void>;
  cancelled(app: Happening, job: Job): Promise<void>;
  finished(app: Happening, job: Job, counts: Record<RowState, number>): Promise<void>;
  /** That it waits a moment for records that somebody else is writing. */
  delayed?(app: Happening, job: Job, resumeAt: string): Promise<void>;
}

/** Why a job pauses, until when, and the request to Salesforce whose error did it. */
type Pause = (ReturnType<typeof whyOf> | typeof noReason) & {
  resumeAt: string | null;
  call: NonNullable<LogFields["call"]> | null;
};

/** What a kind of job does. */
export interface JobWork<Job extends AnyJob = AnyJob> {
  kind: JobKind<Job>;
  /** One request at most that writes. Gives the error that the next one would meet too. */
  step(app: AppContext, job: Job): Promise<AppError | null>;
  /** The jobs with something to do now, those to serve first at the front. */
  runnable(app: AppContext): Promise<Job[]>;
  /** Ends what has nothing left to do, before turns are looked for. */
  finish?(app: AppContext): Promise<void>;
}

/** A kind whose rows are leads to be added. */
export interface LeadJobKind<Job extends LeadJob = LeadJob, RowState extends string = string> extends JobKind<
  Job,
  RowState
> {
  table: LeadJobTable;
  rows: JobRows & { table: LeadRowTable };
}
