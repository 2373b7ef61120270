import { parse } from "csv-parse/sync";
import type { Job } from "./jobs.ts";

/** What Salesforce calls the delimiters it takes. */
export const delimiters: Record<string, string> = {
  COMMA: ",",
  SEMICOLON: ";",
  TAB: "\t",
  PIPE: "|",
  BACKQUOTE: "`",
  CARET: "^",
};

type Format = Pick<Job, "columnDelimiter" | "lineEnding">;

/** The rows of an upload and its header. Throws an Error saying what is wrong with the text. */
export function readCsv(text: string, format: Format): { columns: string[]; rows: Record<string, string>[] } {
  let columns: string[] = [];
  const rows = parse<Record<string, string>>(text, {
    bom: true,
    delimiter: delimiters[format.columnDelimiter] ?? ",",
    skip_empty_lines: true,
    columns: (header: string[]) => (columns = header.map((name) => name.trim())),
  });
  return { columns, rows };
}

/** Rows as Salesforce writes them: every value quoted. */
export function writeCsv(rows: string[][], format: Format): string {
  const delimiter = delimiters[format.columnDelimiter] ?? ",";
  const ending = format.lineEnding === "CRLF" ? "\r\n" : "\n";
  return rows
    .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) + ending)
    .join("");
}
