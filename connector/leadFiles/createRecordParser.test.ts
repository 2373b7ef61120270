import { CsvError, parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRecordReader, type FileRecord, createRecordParser } from "./recordReader.ts";

/** What csv-parse makes of a text: its one record, or null where a quote is never closed. */
function asCsvParse(text: string, delimiter: string): string[] | null {
  try {
    const options = { delimiter, relax_quotes: true, relax_column_count: true, ltrim: delimiter !== "\t" };
    return parse(text, options)[0] ?? [""];
  } catch (error) {
    if (error instanceof CsvError && error.code === "CSV_QUOTE_NOT_CLOSED") return null;
    throw error;
  }
}

const pieces = fc.constantFrom('"', '""', ",", ";", "\t", " ", "a", "b c", "é", "'");

describe("a record", () => {
  it("has the fields that csv-parse finds in it, however its quotes stand", () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 14 }),
        fc.constantFrom(",", ";", "\t"),
        (parts, delimiter) => {
          const line = parts.join("");
          fc.pre(line.trim() !== "");
          expect(createRecordParser(delimiter).add(line)).toEqual(asCsvParse(line, delimiter));
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

function read(lines: string[]): FileRecord[] {
  const reader = createRecordReader(",", 1);
  const records: FileRecord[] = [];
  for (const line of lines) reader.read(line, records);
  reader.end(records);
  return records;
}

describe("records", () => {
  it("account for every line of a file, in order, whatever its quotes", () => {
    const line = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((parts) => `x${parts.join("")}`);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const records = read(lines);
        const spans = records.map(
          ({ line: first }, at) => (records[at + 1]?.line ?? lines.length + 1) - first,
        );
        expect(spans.every((span) => span > 0)).toBe(true);
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(lines.length);
        // A line that cannot be read spoils no other.
        expect(records.every(({ fields }, at) => fields !== null || spans[at] === 1)).toBe(true);
      }),
    );
  });
});
