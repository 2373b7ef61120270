import { randomUUID } from "node:crypto";
import type { DatabaseHandle } from "./database.ts";
import { orgs } from "./schema/sessions.ts";

/** The first row of what a query answers. */
export async function firstOf<Row>(query: PromiseLike<Row[]>): Promise<Row | undefined> {
  const [row] = await query;
  return row;
}

/** The row of a statement that always gives one, as an insert that returns what it wrote. */
export async function oneOf<Row>(query: PromiseLike<Row[]>): Promise<Row> {
  const row = await firstOf(query);
  if (row === undefined) throw new Error("The statement gave no row.");
  return row;
}

/**
 * Codes of a row that its table refuses, in both engines: another one may be written
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const refusals = ["22", "23", "54", "SQLITE_CONSTRAINT"];

/** Whether the table refused the row, rather than the database failed. */
export function isRefusedRow(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    const { code } = error as { code?: unknown };
    if (typeof code === "string" && refusals.some((beginning) => code.startsWith(beginning))) return true;
  }
  return false;
}

/** The ids of all orgs that the database has something of. */
export async function orgIds(handle: DatabaseHandle): Promise<string[]> {
  const known = await handle.select({ id: orgs.id }).from(orgs);
  return known.map(({ id }) => id);
}

/**
 * A UUID that begins with the time it was made (version 7, RFC 9562), so that rows stand in the order in
 * which they are written: rows that are written together lie on the same pages of an index.
 */
export function newId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
