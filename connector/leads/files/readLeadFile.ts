import type { RowResult } from "../leadRecord.ts";
import { decodeText } from "./decodeText.ts";
import { findHeader, headerLinesMax, type Header } from "./findHeader.ts";
import { readLines } from "./readLines.ts";
import { readRecords } from "./readRecords.ts";
import { rowToLead } from "./rowToLead.ts";

export interface LeadFile {
  /** Which known layout it is, e.g. `linkedin-connections`; `generic` where only its headers were recognised. */
  format: string;
  header: Header;
  /** A result per row, in order. Nothing of the file is held beyond the row at hand. */
  rows: AsyncGenerator<RowResult>;
}

/** Opens a lead file in any supported layout. Throws `request-invalid` where it has no recognisable header. */
export async function readLeadFile(bytes: AsyncIterable<Uint8Array>): Promise<LeadFile> {
  const lines = readLines(decodeText(bytes));
  const opening: string[] = [];
  while (opening.length < headerLinesMax) {
    const next = await lines.next();
    if (next.done) break;
    opening.push(next.value);
  }
  const header = findHeader(opening);
  return { format: header.format, header, rows: readRows(header, opening, lines) };
}

async function* readRows(
  header: Header,
  opening: string[],
  lines: AsyncIterable<string>,
): AsyncGenerator<RowResult> {
  const body = chain(opening.slice(header.lineIndex + 1), lines);
  for await (const record of readRecords(body, header.delimiter, header.lineIndex + 2)) {
    if (record.fields) yield rowToLead(record.line, record.fields, header);
    else yield { line: record.line, outcome: "failed", reason: record.reason };
  }
}

async function* chain(first: string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* first;
  yield* rest;
}
