import { say } from "../reasons/sentence.ts";
import type { RowResult } from "./leadRecord.ts";
import { decodeText } from "./decodeText.ts";
import { findHeader, headerLinesMax, type ChosenColumns, type Header } from "./findHeader.ts";
import { readLines, createRecordReader, type FileRecord, type RecordReader } from "./recordReader.ts";
import { recordToLead } from "./recordToLead.ts";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";

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

/** The beginning of a file that tells an archive's kind: that has the names of its first files. */
const archiveBytesMax = 64 * 1024;

/**
 * The bytes of a lead file. Throws `request-invalid` where they show another kind of file, in its own terms
 * and with what to do about it, before anybody looks for a header in it.
 */
async function* refuseOtherFiles(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | null = new Uint8Array();
  for await (const part of bytes) {
    if (held === null) {
      yield part;
      continue;
    }
    held = Buffer.concat([held, part]);
    if (held.length < beginningMax || (isArchive(held) && held.length < archiveBytesMax)) continue;
    requireLeadFile(held);
    yield held;
    held = null;
  }
  if (held === null) return;
  requireLeadFile(held);
  yield held;
}

/** The longest of the beginnings below, with a page's blank lines and comments. */
const beginningMax = 1_024;

/** Throws where the beginning of a file, 64 KB at most, shows that it is none with leads. */
export function requireLeadFile(beginning: Uint8Array): void {
  const error = whyOther(Buffer.from(beginning));
  if (error) throw error;
}

const begins = (bytes: Buffer, ...signs: number[]): boolean => signs.every((sign, at) => bytes[at] === sign);
const isArchive = (bytes: Uint8Array): boolean => begins(Buffer.from(bytes.subarray(0, 4)), 0x50, 0x4b, 3, 4);
const field = { field: "file" };

function whyOther(bytes: Buffer): AppError | null {
  if (bytes.length === 0) return refusal("file-is-empty", field);
  // OLE, as Excel wrote until 2003.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refusal("file-is-sheet", field);
  if (isArchive(bytes)) return whyArchive(bytes);
  const isPacked = begins(bytes, 0x1f, 0x8b) || begins(bytes, 0x37, 0x7a, 0xbc, 0xaf);
  if (isPacked || bytes.toString("latin1", 0, 4) === "Rar!") return refusal("file-is-archive", field);
  if (bytes.toString("latin1", 0, 5) === "%PDF-") return refusal("file-is-pdf", field);
  if (isImage(bytes)) return refusal("file-is-image", field);
  return isPage(bytes) ? refusal("file-is-page", field) : null;
}

/** Sheets are archives, too: of Excel, OpenDocument and Numbers. */
function whyArchive(bytes: Buffer): AppError {
  const has = (name: string) => bytes.includes(name);
  if (
    has("xl/") ||
    has("[Content_Types].xml") ||
    has("opendocument.spreadsheet") ||
    has("Index/Document.iwa")
  )
    return refusal("file-is-sheet", field);
  return refusal(has("Connections.csv") ? "file-is-linkedin-archive" : "file-is-archive", field);
}

function isImage(bytes: Buffer): boolean {
  const isPng = begins(bytes, 0x89, 0x50, 0x4e, 0x47);
  const isJpeg = begins(bytes, 0xff, 0xd8, 0xff);
  const text = bytes.toString("latin1", 0, 12);
  return isPng || isJpeg || /^GIF8|^RIFF.{4}WEBP|^.{4}ftyp(?:hei|mif|avif)/s.test(text);
}

/** Also what Salesforce and others export as `.xls`, which is a page with a table. */
const isPage = (bytes: Buffer): boolean =>
  /^(?:\ufeff|\s|<!--.{0,500}?-->|<\?xml[^>]{0,200}>)*<(?:!doctype html|html|head|body|table|meta)\b/is.test(
    bytes.toString("utf8", 0, beginningMax),
  );
