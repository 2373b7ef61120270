import { decodeText } from "./decodeText.ts";
import { findHeader, headerLinesMax, type Header } from "./findHeader.ts";
import type { LeadColumn } from "./leadFormats.ts";
import type { RowResult } from "./leadRecord.ts";
import { readLines } from "./readLines.ts";
import { createRecordReader, type FileRecord } from "./recordReader.ts";
import { recordToLead } from "./recordToLead.ts";

/** Bytes of a file that a preview reads: some hundred rows. */
export const previewBytesMax = 64 * 1024;
const previewRowsMax = 5;

export interface LeadFilePreview {
  /** Which known layout it is; see leadFormats. */
  format: string;
  /** The file's columns in order with their meanings; null for a further column. */
  columns: { name: string; meaning: LeadColumn | null }[];
  /** The outcome of the first rows in an import. */
  rows: RowResult[];
  counts: { rows: number; leads: number; skipped: number; failed: number };
  /** False where the counts are for the start of the file only. */
  isWhole: boolean;
}

/**
 * What an import would make of a file, judged by its first 64 KB, by the same reader. Bytes that fill them
 * are taken for the beginning of a longer file, and the row at their end for one that was cut in two. Throws
 * `request-invalid` where no header is recognised.
 */
export async function previewLeadFile(bytes: Uint8Array): Promise<LeadFilePreview> {
  const isWhole = bytes.length < previewBytesMax;
  const lines = await linesOf(bytes);
  if (!isWhole) lines.pop();
  const header = findHeader(lines.slice(0, headerLinesMax));
  const results = recordsOf(lines, header, isWhole).map((record) => recordToLead(record, header));
  const count = (outcome: RowResult["outcome"]): number =>
    results.filter((result) => result.outcome === outcome).length;
  return {
    format: header.format,
    columns: columnsOf(header),
    rows: results.slice(0, previewRowsMax),
    counts: {
      rows: results.length,
      leads: count("lead"),
      skipped: count("skipped"),
      failed: count("failed"),
    },
    isWhole,
  };
}

async function linesOf(bytes: Uint8Array): Promise<string[]> {
  const found: string[] = [];
  for await (const lines of readLines(decodeText(once(bytes)))) found.push(...lines);
  return found;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function recordsOf(lines: string[], header: Header, isWhole: boolean): FileRecord[] {
  const reader = createRecordReader(header.delimiter, header.lineIndex + 2);
  const records: FileRecord[] = [];
  for (const line of lines.slice(header.lineIndex + 1)) reader.read(line, records);
  if (isWhole) reader.end(records);
  return records;
}

function columnsOf({ names, columns }: Header): LeadFilePreview["columns"] {
  const meanings = new Map<number, LeadColumn>();
  for (const [meaning, indexes] of columns) for (const index of indexes) meanings.set(index, meaning);
  return names.map((name, index) => ({ name, meaning: meanings.get(index) ?? null }));
}
