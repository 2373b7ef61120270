import { say, type Said } from "../reasons/sentence.ts";
import { lineLengthMax } from "./readLines.ts";
import { createRecordParser } from "./recordParser.ts";

/** One record of a delimited file, or why it cannot be read. `line` is its first line. */
export type FileRecord = { line: number; fields: string[] } | { line: number; fields: null; reason: Said };

/**
 * A quoted text may run over this many lines; past that the quote is taken for a mistake of its first line
 * alone.
 */
const recordLinesMax = 200;
const recordLengthMax = 500_000;

/** Adds to `records` whatever a line, or the end of the file, completes. */
export interface RecordReader {
  read(line: string, records: FileRecord[]): void;
  end(records: FileRecord[]): void;
}

/**
 * Lines as records. A quoted field may span lines; a quote that is never closed spoils only the line it is
 * on, not the rest of the file. Blank lines are no records.
 */
export function createRecordReader(delimiter: string, firstLine: number): RecordReader {
  const parser = createRecordParser(delimiter);
  /** Lines of the record at hand, from `line` on. */
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
   * Fails the first line held and reads each of the others by itself: one that leaves a quote open fails at
   * once, instead of being held again with those behind it. So no line is parsed more than twice, whatever
   * the file.
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
