import { parse } from "csv-parse/sync";
import type { Job } from "./jobs.ts";

/** Salesforce's names of the delimiters. */
export const delimiters: Record<string, string> = {
  COMMA: ",",
  SEMICOLON: ";",
  TAB: "\t",
  PIPE: "|",
  BACKQUOTE: "`",
  CARET: "^",
};

type Format = Pick<Job, "columnDelimiter" | "lineEnding">;

/**
 * The header and rows of an upload. Throws an Error for invalid CSV. Values without a column are dropped: a
 * live org takes such a job, and refuses the rows that the shift left without a required value.
 */
export function readCsv(text: string, format: Format): { columns: string[]; rows: string[][] } {
  checkLineEnding(text, format.lineEnding);
  const [header = [], ...rows] = parse(text, {
    bom: true,
    delimiter: delimiters[format.columnDelimiter] ?? ",",
    relax_column_count_more: true,
    skip_empty_lines: true,
  });
  return {
    columns: header.map((name) => name.trim()),
    rows: rows.map((row) => row.slice(0, header.length)),
  };
}

/** Refuses an upload whose line ending differs from the job's. */
function checkLineEnding(text: string, lineEnding: Format["lineEnding"]): void {
  const [first] = /\r?\n/.exec(text) ?? [];
  if (first === undefined || (first === "\r\n") === (lineEnding === "CRLF")) return;
  throw new Error(`LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`);
}

/** CSV as Salesforce writes it: every value quoted. */
export function writeCsv(rows: string[][], format: Format): string {
  const delimiter = delimiters[format.columnDelimiter] ?? ",";
  const ending = format.lineEnding === "CRLF" ? "\r\n" : "\n";
  return rows
    .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter) + ending)
    .join("");
}
