/** What a spreadsheet would take for a formula; a tab or line break before it does not stop it (OWASP, CSV Injection). */
const formulaStart = /^[\s]*[=+\-@]/u;

/** One line of CSV (RFC 4180), with CRLF. Cells that a spreadsheet would run as formulas get an apostrophe in front. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(text: string): string {
  const harmless = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
