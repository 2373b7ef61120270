/**
 * The signs with which a formula may begin in a spreadsheet, also in full width (from East Asian keyboards)
 * and in small forms.
 */
const formulaSigns = new Set("=+-@＝＋－＠﹦﹢﹣﹫−");
/**
 * Characters besides the comma at which a spreadsheet may end a cell, depending on its locale. Our quotes do
 * not stop it where they are in the middle of one of its cells.
 */
const separators = new Set(";\t|\u061b\r\n\u0085\u2028\u2029");
/** Characters that may stand before a formula without turning it into text. */
const blank = /[\s\p{C}"]/u;

/**
 * A line of CSV (RFC 4180), with CRLF. An apostrophe stands before each text that a spreadsheet would run as
 * a formula, wherever its locale splits the line (OWASP, CSV Injection). Phone numbers with a plus sign and
 * negative numbers get one, too.
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
