/**
 * What a spreadsheet takes for the start of a formula, in the full width of East Asian keyboards, small or as
 * a minus sign too.
 */
const formulaSigns = new Set("=+-@＝＋－＠﹦﹢﹣﹫−");
/**
 * What spreadsheets end a cell at besides the comma, by their locale: for them a quote that the cell does not
 * begin with is no quote.
 */
const separators = new Set(";\t|\u061b\r\n\u0085\u2028\u2029");
/** What may stand before a formula without stopping it. */
const blank = /[\s\p{C}"]/u;

/**
 * One line of CSV (RFC 4180), with CRLF. What a spreadsheet would run as a formula, wherever its locale
 * splits the line, gets an apostrophe in front (OWASP, CSV Injection); phone numbers that begin with + and
 * negative numbers are among it.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(text: string): string {
  const harmless = defuse(text);
  return /[",;\t|\u061b\r\n\u0085\u2028\u2029]/.test(harmless)
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}

function defuse(text: string): string {
  let harmless = "";
  let isStart = true;
  for (const char of text) {
    if (isStart && formulaSigns.has(char)) harmless += "'";
    harmless += char;
    isStart = separators.has(char) || (isStart && blank.test(char));
  }
  return harmless;
}
