import { say } from "../reasons/sentence.ts";
import type { RowResult } from "./leadRecord.ts";
import { decodeText } from "./decodeText.ts";
import { findHeader, headerLinesMax, type ChosenColumns, type Header } from "./findHeader.ts";
import { refuseOtherFiles } from "./refuseOtherFiles.ts";
import { readLines } from "./readLines.ts";
import { createRecordReader, type FileRecord, type RecordReader } from "./recordReader.ts";
import { recordToLead } from "./recordToLead.ts";

interface LeadFile {
  /** The known layout, e.g. `linkedin-connections`; `generic` where only the headers were recognized. */
  format: string;
  header: Header;
  /** A result for each row, in order. Only the current row is in memory. */
  rows: AsyncGenerator<RowResult>;
}

/** More rows than 40 MB of leads can have. */
const rowsMaxOfAll = 500_000;

/**
 * Opens a lead file in any supported layout and reads `rowsMax` rows at most. Throws `request-invalid` where
 * no header is recognized, or the file is none with leads.
 */
export async function readLeadFile(
  bytes: AsyncIterable<Uint8Array>,
  rowsMax = rowsMaxOfAll,
  chosen?: ChosenColumns,
): Promise<LeadFile> {
  const lines = readLines(decodeText(refuseOtherFiles(bytes)));
  const opening: string[] = [];
  while (opening.length < headerLinesMax) {
    const next = await lines.next();
    if (next.done) break;
    for (const line of next.value) opening.push(line);
  }
  const header = findHeader(opening, chosen);
  return { format: header.format, header, rows: readRows(header, opening, lines, rowsMax) };
}

async function* readRows(
  header: Header,
  opening: string[],
  lines: AsyncIterable<string[]>,
  rowsMax: number,
): AsyncGenerator<RowResult> {
  const reader = createRecordReader(header.delimiter, header.lineIndex + 2);
  let count = 0;
  for await (const record of recordsOf(reader, chain(opening.slice(header.lineIndex + 1), lines))) {
    if (count === rowsMax) {
      yield { line: record.line, outcome: "failed", reason: say("import-rows-max", { max: rowsMax }) };
      return;
    }
    count += 1;
    yield recordToLead(record, header);
  }
}

async function* recordsOf(reader: RecordReader, chunks: AsyncIterable<string[]>): AsyncGenerator<FileRecord> {
  let records: FileRecord[] = [];
  for await (const lines of chunks) {
    for (const line of lines) reader.read(line, records);
    yield* records;
    records = [];
  }
  reader.end(records);
  yield* records;
}

async function* chain(first: string[], rest: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  yield first;
  yield* rest;
}
