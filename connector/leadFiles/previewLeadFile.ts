import { decodeText } from "./decodeText.ts";
import {
  findHeader,
  headerIn,
  headerLinesMax,
  likelyHeader,
  type ChosenColumns,
  type Header,
  shapeOf,
} from "./findHeader.ts";
import type { LeadColumn } from "./leadFormats.ts";
import type { RowResult } from "./leadRecord.ts";
import { requireLeadFile } from "./readLeadFile.ts";
import { readLines, createRecordReader, type FileRecord } from "./recordReader.ts";
import { recordToLead } from "./recordToLead.ts";

/** Bytes of a file that a preview reads: some hundred rows. */
export const previewBytesMax = 64 * 1024;

const exampleLengthMax = 60;

export interface LeadFilePreview {
  /** Which known layout it is; see leadFormats. */
  format: string;
  /**
   * The file's columns in order with their meanings, null for one that is not kept, those whose values are
   * taken before theirs, by index, and a value of each.
   */
  columns: { name: string; meaning: LeadColumn | null; yieldsTo: number[]; example: string | null }[];
  /** By this, files with the same header are known. */
  shape: string;
  /** False where no header is recognised: an import needs to be told what the columns are. */
  isKnown: boolean;
  /** The outcome of each row that was read in an import. */
  results: RowResult[];
  /** False where only the start of the file was read. */
  isWhole: boolean;
}

/**
 * What the rows of a file are, judged by its first 64 KB, by the reader of the import. Where its size in
 * bytes is unknown, bytes that fill them are taken for the beginning of a longer file. The row at the end of
 * a beginning was probably cut in two and is left out. Throws `request-invalid` where no header is
 * recognised.
 */
export async function previewLeadFile(
  bytes: Uint8Array,
  size?: number,
  chosen?: ChosenColumns,
): Promise<LeadFilePreview> {
  const isWhole = size === undefined ? bytes.length < previewBytesMax : bytes.length >= size;
  requireLeadFile(bytes);
  const lines = await linesOf(bytes);
  if (!isWhole) lines.pop();
  const opening = lines.slice(0, headerLinesMax);
  const unknown = chosen || headerIn(opening).header ? undefined : likelyHeader(opening);
  const header = unknown ?? findHeader(opening, chosen);
  const records = recordsOf(lines, header, isWhole);
  return {
    format: header.format,
    columns: columnsOf(header, records),
    results: unknown ? [] : records.map((record) => recordToLead(record, header)),
    isWhole,
    shape: shapeOf(header.names),
    isKnown: unknown === undefined,
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

function columnsOf({ names, known }: Header, records: FileRecord[]): LeadFilePreview["columns"] {
  const exampleOf = (index: number): string | null =>
    records.map(({ fields }) => fields?.[index]?.trim().slice(0, exampleLengthMax)).find(Boolean) ?? null;
  return names.map((name, index) => ({
    name,
    meaning: known.get(index)?.meaning ?? null,
    yieldsTo: known.get(index)?.yieldsTo ?? [],
    example: exampleOf(index),
  }));
}
