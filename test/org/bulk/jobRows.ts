import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** The outcome of one row of an ingest job. */
export interface Outcome {
  id: string;
  created: boolean;
  /** The error as `CODE:message:fields --`; absent on success. */
  error?: string;
}

/**
 * A row with its number in the upload or the query's result, from 0. Values are in the order of the job's
 * columns.
 */
export interface JobRow {
  number: number;
  values: string[];
  outcome: Outcome | undefined;
}

export function keepUpload(org: Org, jobId: string, content: string): void {
  statement(org.db, "INSERT INTO _bulk_upload (job_id, content) VALUES (?, ?)").run(jobId, content);
}

/** The uploaded CSV; undefined before the upload and after it was split into rows. */
export function readUpload(org: Org, jobId: string): string | undefined {
  const row = statement(org.db, "SELECT content FROM _bulk_upload WHERE job_id = ?").get(jobId);
  return row === undefined ? undefined : String(row["content"]);
}

/** Stores rows from number `first` on and deletes the upload that they came from. */
export function keepRows(org: Org, jobId: string, first: number, rows: readonly string[][]): void {
  const insert = statement(org.db, "INSERT INTO _bulk_row (job_id, number, row) VALUES (?, ?, ?)");
  org.db.transaction(() => {
    rows.forEach((values, index) => insert.run(jobId, first + index, JSON.stringify(values)));
    statement(org.db, "DELETE FROM _bulk_upload WHERE job_id = ?").run(jobId);
  })();
}

export function deleteRowsOf(org: Org, jobId: string): void {
  statement(org.db, "DELETE FROM _bulk_row WHERE job_id = ?").run(jobId);
}

export function keepOutcome(org: Org, jobId: string, number: number, outcome: Outcome): void {
  statement(org.db, "UPDATE _bulk_row SET outcome = ? WHERE job_id = ? AND number = ?").run(
    JSON.stringify(outcome),
    jobId,
    number,
  );
}

/** Selects rows: all, tried or untried, succeeded or failed. */
export type Which = "all" | "untried" | "succeeded" | "failed";

const conditions: Record<Which, string> = {
  all: "1",
  untried: "outcome IS NULL",
  succeeded: "outcome IS NOT NULL AND outcome ->> 'error' IS NULL",
  failed: "outcome ->> 'error' IS NOT NULL",
};

interface RowsWanted {
  which: Which;
  /** Number of the first row. */
  from?: number;
  /** Number of rows; absent: all. */
  limit?: number;
}

/** A job's rows in their order. */
export function readRows(org: Org, jobId: string, { which, from = 0, limit = -1 }: RowsWanted): JobRow[] {
  return statement(
    org.db,
    `SELECT number, row, outcome FROM _bulk_row WHERE job_id = ? AND number >= ? AND ${conditions[which]}
     ORDER BY number LIMIT ?`,
  )
    .all(jobId, from, limit)
    .map(({ number, row, outcome }) => ({
      number: Number(number),
      values: JSON.parse(String(row)) as string[],
      outcome: outcome === null ? undefined : (JSON.parse(String(outcome)) as Outcome),
    }));
}
