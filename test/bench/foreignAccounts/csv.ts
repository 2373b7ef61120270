/** Rows as a file of comma-separated values, with the keys of the first as its header. */
export function toCsv(rows: readonly Record<string, string>[]): string {
  const header = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) => header.map((key) => quoted(row[key] ?? "")).join(","));
  return [header.join(","), ...lines, ""].join("\n");
}

const quoted = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
