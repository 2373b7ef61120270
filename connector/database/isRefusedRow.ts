/**
 * Whether the database refuses a row, because it has another one like it or lacks one that this refers to: in
 * SQLite's words, or with a code of the class that SQL has for it
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
export function isRefusedRow(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    if (/^(SQLITE_CONSTRAINT|23\d{3}$)/.test(String((each as { code?: unknown }).code))) return true;
  }
  return false;
}
