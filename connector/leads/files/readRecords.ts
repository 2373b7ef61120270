import { parseRecord } from "./parseRecord.ts";
import { lineLengthMax } from "./readLines.ts";

/** One record of a delimited file, or why it cannot be read. `line` is its first line. */
export type FileRecord = { line: number; fields: string[] } | { line: number; fields: null; reason: string };

/** A quoted text may run over this many lines; past that the quote is taken for a mistake of its first line alone. */
const recordLinesMax = 200;

/**
 * Lines as records. A quoted field may span lines; a quote that is never closed spoils only the line it is on, not
 * the rest of the file. Blank lines are no records.
 */
export async function* readRecords(
  lines: AsyncIterable<string>,
  delimiter: string,
  firstLine: number,
): AsyncGenerator<FileRecord> {
  let nextLine = firstLine;
  let waiting: string[] = [];
  for await (const text of lines) {
    waiting.push(text);
    const mayBeWhole = waiting.length === 1 || text.includes('"');
    if (mayBeWhole || waiting.length > recordLinesMax) yield* takeRecords(waiting.length > recordLinesMax);
  }
  yield* takeRecords(true);

  function* takeRecords(isGivingUp: boolean): Generator<FileRecord> {
    while (waiting.length > 0) {
      const whole = firstRecord(waiting, delimiter);
      if (!whole && !isGivingUp) return;
      const line = nextLine;
      const text = waiting[0] ?? "";
      const length = whole?.length ?? 1;
      waiting = waiting.slice(length);
      nextLine += length;
      if (text.length >= lineLengthMax)
        yield { line, fields: null, reason: "the line is too long to be a lead" };
      else if (!whole) yield { line, fields: null, reason: "a quotation mark is opened and never closed" };
      else if (length > 1 || text.trim() !== "") yield { line, fields: whole.fields };
    }
  }
}

/** The first record that the lines complete, and how many lines it takes. */
function firstRecord(lines: string[], delimiter: string): { fields: string[]; length: number } | null {
  let text = "";
  for (const [index, line] of lines.entries()) {
    text = index === 0 ? line : `${text}\n${line}`;
    if (index > 0 && !line.includes('"')) continue;
    const fields = parseRecord(text, delimiter);
    if (fields) return { fields, length: index + 1 };
  }
  return null;
}
