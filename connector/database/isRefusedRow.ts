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
