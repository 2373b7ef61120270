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
