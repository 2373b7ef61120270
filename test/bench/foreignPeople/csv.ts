/** A file of comma separated values with a line of headers. */
export function writeCsv(rows: object[]): string {
  const headers = Object.keys(rows[0] ?? {});
  const lines = rows.map((row) =>
    Object.values(row)
      .map((value) => quote(String(value)))
      .join(","),
  );
  return `${[headers.join(","), ...lines].join("\n")}\n`;
}

function quote(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
