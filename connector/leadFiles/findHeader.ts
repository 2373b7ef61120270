import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { columnAliases, headerKey, leadFormats, type LeadColumn } from "./leadFormats.ts";
import { createRecordParser } from "./createRecordParser.ts";

export interface Header {
  /** Index in the lines looked at. */
  lineIndex: number;
  delimiter: string;
  format: string;
  /** The file's own column names. */
  names: string[];
  /** Column indexes by meaning, the preferred one first. */
  columns: Map<LeadColumn, number[]>;
  /** All indexes in `columns`. */
  known: Set<number>;
}

/** The number of lines searched for a header. LinkedIn's preamble has 3 lines, other files more. */
export const headerLinesMax = 30;
/** More columns than any tool exports. */
const columnsMax = 500;
const columnNameLengthMax = 200;
const delimiters = [",", ";", "\t", "|"];

interface Meaning {
  column: LeadColumn;
  /** The position of the name among the column's aliases. */
  rank: number;
}

const generalMeaning = new Map(
  (Object.entries(columnAliases) as [LeadColumn, string[]][]).flatMap(([column, aliases]) =>
    aliases.map((alias, rank): [string, Meaning] => [headerKey(alias), { column, rank }]),
  ),
);

/**
 * The header among a file's first lines, with its delimiter. Throws `request-invalid` where there is none.
 */
export function findHeader(lines: string[]): Header {
  const { header, isTooWide } = headerIn(lines);
  if (!header) throw isTooWide ? tooManyColumns() : noHeader(lines);
  return header;
}

/** The same where there may be none; then it says whether lines had too many columns for one. */
export function headerIn(lines: string[]): { header: Header | undefined; isTooWide: boolean } {
  let best: Header | undefined;
  let isTooWide = false;
  for (const [lineIndex, line] of lines.slice(0, headerLinesMax).entries()) {
    for (const delimiter of delimiters) {
      const names = createRecordParser(delimiter).add(line);
      if (!names) continue;
      if (names.length > columnsMax) {
        isTooWide = true;
        continue;
      }
      const header = readHeader(lineIndex, delimiter, names);
      if (header && (!best || header.columns.size > best.columns.size)) best = header;
    }
  }
  return { header: best, isTooWide };
}

function readHeader(lineIndex: number, delimiter: string, rawNames: string[]): Header | undefined {
  const names = rawNames.map((name) => name.trim().slice(0, columnNameLengthMax));
  const keys = names.map(headerKey);
  const format = leadFormats.find(({ signature }) => signature.every((key) => keys.includes(key)));
  const found: { column: LeadColumn; rank: number; index: number }[] = [];
  keys.forEach((key, index) => {
    const special = format?.columns?.[key];
    const meaning = special ? { column: special, rank: -1 } : generalMeaning.get(key);
    if (meaning) found.push({ ...meaning, index });
  });
  const columns = new Map<LeadColumn, number[]>();
  for (const { column, index } of found.sort((a, b) => a.rank - b.rank || a.index - b.index)) {
    const indexes = columns.get(column);
    if (indexes) indexes.push(index);
    else columns.set(column, [index]);
  }
  const hasName = columns.has("fullName") || columns.has("lastName") || columns.has("firstName");
  const isEnough = columns.size >= 2 || names.length === 1;
  if (!hasName || !isEnough) return undefined;
  const known = new Set(found.map(({ index }) => index));
  return { lineIndex, delimiter, format: format?.id ?? "generic", names, columns, known };
}

function tooManyColumns(): AppError {
  return refusal("header-too-wide", {
    values: { columns: columnsMax, lines: headerLinesMax },
    field: "file",
  });
}

function noHeader(lines: string[]): AppError {
  const shown = lines.find((line) => line.trim() !== "")?.slice(0, 200);
  const found = shown === undefined ? say("file-empty") : say("file-first-line", { line: shown });
  return refusal("header-unknown", { values: { lines: headerLinesMax, found }, field: "file" });
}
