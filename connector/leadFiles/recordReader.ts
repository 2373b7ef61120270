import { say, type Said } from "../reasons/sentence.ts";
import { lineLengthMax } from "./readLines.ts";
import { createRecordParser } from "./createRecordParser.ts";

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
