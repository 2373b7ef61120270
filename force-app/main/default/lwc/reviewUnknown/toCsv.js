import { inLines } from "c/textFormat";

/** Of the file format, in every language. */
const COMMA = ",";
/**
 * Where a spreadsheet may take the rest for a formula: at the start, and after each character at which it may
 * end a cell, depending on its locale; as the connector's own files have it.
 */
const FORMULA = /(^|[;\t|\u061b\r\n\u0085\u2028\u2029])([\s\p{C}"]*)(?=[=+\-@＝＋－＠﹦﹢﹣﹫−])/gu;

/** Rows as a CSV file that spreadsheets open: no cell that they would run. */
export function toCsv(rows) {
  return inLines(rows.map((row) => row.map(toCell).join(COMMA)));
}

function toCell(value) {
  const harmless = String(value).replace(FORMULA, "$1$2'");
  return /[",;\t|\u061b\r\n\u0085\u2028\u2029]/.test(harmless)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}
