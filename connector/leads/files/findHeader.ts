import { AppError } from "../../errors.ts";
import { columnAliases, headerKey, leadFormats, type LeadColumn } from "./leadFormats.ts";
import { parseRecord } from "./parseRecord.ts";

export interface Header {
  /** Index in the lines looked at. */
  lineIndex: number;
  delimiter: string;
  format: string;
  /** The file's own column names. */
  names: string[];
  /** Column indexes by meaning, the preferred one first. */
  columns: Map<LeadColumn, number[]>;
}

/** How far into a file a header is looked for: LinkedIn's preamble takes 3 lines, hand-made ones more. */
export const headerLinesMax = 30;
const delimiters = [",", ";", "\t", "|"];

const generalMeaning = new Map<string, { column: LeadColumn; rank: number }>();
for (const [column, aliases] of Object.entries(columnAliases) as [LeadColumn, string[]][]) {
  aliases.forEach((alias, rank) => generalMeaning.set(headerKey(alias), { column, rank }));
}

/** The header among a file's first lines, and what separates its columns. Throws `request-invalid` where there is none. */
export function findHeader(lines: string[]): Header {
  let best: Header | undefined;
  for (const [lineIndex, line] of lines.slice(0, headerLinesMax).entries()) {
    for (const delimiter of delimiters) {
      const names = parseRecord(line, delimiter);
      if (!names) continue;
      const header = readHeader(lineIndex, delimiter, names);
      if (header && (!best || header.columns.size > best.columns.size)) best = header;
    }
  }
  if (!best) throw noHeader(lines);
  return best;
}

function readHeader(lineIndex: number, delimiter: string, rawNames: string[]): Header | undefined {
  const names = rawNames.map((name) => name.trim());
  const keys = names.map(headerKey);
  const format = leadFormats.find(({ signature }) => signature.every((key) => keys.includes(key)));
  const found: { column: LeadColumn; rank: number; index: number }[] = [];
  keys.forEach((key, index) => {
    const special = format?.columns[key];
    const meaning = special ? { column: special, rank: -1 } : generalMeaning.get(key);
    if (meaning) found.push({ ...meaning, index });
  });
  const columns = new Map<LeadColumn, number[]>();
  for (const { column, index } of found.sort((a, b) => a.rank - b.rank || a.index - b.index)) {
    columns.set(column, [...(columns.get(column) ?? []), index]);
  }
  const hasName = columns.has("fullName") || columns.has("lastName") || columns.has("firstName");
  const isEnough = columns.size >= 2 || names.length === 1;
  return hasName && isEnough
    ? { lineIndex, delimiter, format: format?.id ?? "generic", names, columns }
    : undefined;
}

function noHeader(lines: string[]): AppError {
  const shown = lines.find((line) => line.trim() !== "")?.slice(0, 200);
  const found = shown === undefined ? "The file is empty." : `The first line found is: ${shown}`;
  return new AppError("request-invalid", {
    detail:
      `No header line was recognised in the first ${headerLinesMax} lines. Looked for a line with a name column ` +
      `("First Name" and "Last Name", or "Full Name") and at least one more of: "Title", "Company", "Email", ` +
      `"Location", "LinkedIn URL"; separated by comma, semicolon, tab or bar. ${found}`,
    action:
      "Choose the file as it was exported, or add a header line that names the columns, and import it again.",
    fields: [{ field: "file", message: "has no recognisable header line" }],
  });
}
