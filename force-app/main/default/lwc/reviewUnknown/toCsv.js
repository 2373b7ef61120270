import { inLines } from "c/textFormat";

/** Of the file format, in every language. */
const COMMA = ",";

/** Rows as a CSV file that spreadsheets open: UTF-8 with a mark, no cell that they would run. */
export function toCsv(rows) {
  return `\ufeff${inLines(rows.map((row) => row.map(toCell).join(COMMA)))}`;
}

function toCell(value) {
  const text = String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
