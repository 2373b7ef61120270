import { say, type Said } from "../reasons/sentence.ts";

/** One record of a delimited file, or why it could not be read. `line` is its first line. */
export type FileRecord = { line: number; fields: string[] } | { line: number; fields: null; reason: Said };

/** The most lines of a quoted text. Beyond it the quote counts as an error of its first line only. */
const recordLinesMax = 200;
const recordLengthMax = 500_000;

/** Adds the records that a line, or the end of the file, completes. */
export interface RecordReader {
  read(line: string, records: FileRecord[]): void;
  end(records: FileRecord[]): void;
}

/**
 * Reads lines into records. A quoted field may span lines. An unclosed quote fails only its own line. Blank
 * lines are skipped.
 */
export function createRecordReader(delimiter: string, firstLine: number): RecordReader {
  const parser = createRecordParser(delimiter);
  /** The lines of the current record, from `line` on. */
  let held: string[] = [];
  let heldLength = 0;
  let line = firstLine;
  return { read, end: giveUp };

  function read(text: string, records: FileRecord[]): void {
    if (text === "" && held.length === 0) {
      line++;
      return;
    }
    if (text.length >= lineLengthMax) {
      giveUp(records);
      records.push({ line: line++, fields: null, reason: say("import-line-too-long") });
      return;
    }
    held.push(text);
    heldLength += text.length;
    const fields = parser.add(text);
    if (fields) {
      if (held.length > 1 || text.trim() !== "") records.push({ line, fields });
      line += held.length;
      [held, heldLength] = [[], 0];
    } else if (held.length > recordLinesMax || heldLength > recordLengthMax) giveUp(records);
  }

  /**
   * Fails the first held line and reads each of the others by itself. One that also leaves a quote open fails
   * at once, so that no line is parsed more than twice.
   */
  function giveUp(records: FileRecord[]): void {
    if (held.length === 0) return;
    const [, ...others] = held;
    parser.reset();
    [held, heldLength] = [[], 0];
    records.push(neverClosed(line++));
    for (const other of others) {
      const fields = parser.add(other);
      if (fields === null) {
        parser.reset();
        records.push(neverClosed(line));
      } else if (other.trim() !== "") records.push({ line, fields });
      line++;
    }
  }
}

function neverClosed(line: number): FileRecord {
  return { line, fields: null, reason: say("import-quote-open") };
}

/** Parses records line by line, each character once. */
interface RecordParser {
  /**
   * Adds a line to the current record. Answers the fields of a complete record; null where a quoted field
   * continues.
   */
  add(line: string): string[] | null;
  /** Discards the current record. */
  reset(): void;
}

/**
 * Fields as spreadsheets write them: quoted fields may contain delimiters, line breaks and doubled quotes. A
 * quote inside a field, or text after a closing one, is kept. Whitespace before a field is removed, unless
 * tabs are the delimiter.
 */
export function createRecordParser(delimiter: string): RecordParser {
  const isTabbed = delimiter === "\t";
  let fields: string[] = [];
  /** The text so far of an open quoted field; null outside of one. */
  let open: string | null = null;

  return {
    add(line) {
      let at = 0;
      if (open !== null) open += "\n";
      for (;;) {
        if (open === null) {
          at = startOfField(line, at);
          if (line[at] === '"') {
            open = "";
            at += 1;
          } else {
            at = takePlain(line, at, "");
            if (at > line.length) return take();
          }
        } else {
          const quote = line.indexOf('"', at);
          if (quote === -1) {
            open += line.slice(at);
            return null;
          }
          open += line.slice(at, quote);
          at = quote + 1;
          if (line[at] === '"') {
            open += '"';
            at += 1;
          } else {
            const field: string = open;
            open = null;
            const isClosed = at === line.length || line.startsWith(delimiter, at);
            at = takePlain(line, at, isClosed ? field : `"${field}"`);
            if (at > line.length) return take();
          }
        }
      }
    },
    reset() {
      fields = [];
      open = null;
    },
  };

  function startOfField(line: string, from: number): number {
    let at = from;
    while (!isTabbed && (line[at] === " " || line[at] === "\t")) at += 1;
    return at;
  }

  /** Reads the rest of a field. Answers the start of the next one, or beyond the line's end for the last. */
  function takePlain(line: string, from: number, before: string): number {
    const found = line.indexOf(delimiter, from);
    const end = found === -1 ? line.length : found;
    fields.push(before + line.slice(from, end));
    return found === -1 ? line.length + 1 : end + 1;
  }

  function take(): string[] {
    const record = fields;
    fields = [];
    return record;
  }
}

/** Lead files have no longer lines. The limit bounds the memory that a broken upload can take. */
export const lineLengthMax = 100_000;

/**
 * Splits text chunks into lines without their ends (LF, CRLF or CR). A line beyond `lineLengthMax` is cut.
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = "";
  let endedInReturn = false;
  for await (const chunk of chunks) {
    let text = chunk;
    if (endedInReturn && text.startsWith("\n")) text = text.slice(1);
    if (text === "") continue;
    endedInReturn = text.endsWith("\r");
    const lines = text.split(/\r\n|\n|\r/);
    lines[0] = (rest + lines[0]).slice(0, lineLengthMax);
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
  }
  if (rest !== "") yield [rest];
}
