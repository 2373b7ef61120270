import { parse } from "csv-parse";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { decodeText } from "../../connector/leadFiles/decodeText.ts";
import { headerKey } from "../../connector/leadFiles/leadFormats.ts";

interface ExportedRow {
  /** Of the file, its last one where a field has line breaks. */
  line: number;
  /** Trimmed, in the order of the columns. Empty where there is none. */
  cells: string[];
}

interface ReadRecord {
  record: string[];
  info: { lines: number };
}

/** Columns by meaning, each with its names in exports and reports; the first is the API name. */
type Columns<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/**
 * Rows of a file as Salesforce exports it, one at a time, with the cells of `columns` in their order. Throws
 * where the header lacks a required one.
 */
export async function* readExport<Column extends string>(
  file: string,
  columns: Columns<Column>,
  required: readonly Column[],
): AsyncGenerator<ExportedRow> {
  const text = Readable.from(decodeText(createReadStream(file)));
  const parser = text.pipe(
    parse({
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
    }),
  );
  text.on("error", (error) => parser.destroy(error));
  let places: number[] | undefined;
  for await (const { record: fields, info } of parser as AsyncIterable<ReadRecord>) {
    if (!places) {
      places = readHeader(file, fields, columns, required);
      continue;
    }
    yield { line: info.lines, cells: places.map((place) => fields[place]?.trim() ?? "") };
  }
  if (!places)
    throw new Error(
      `${file} is empty; it has to begin with a header: ${Object.values<readonly string[]>(columns)
        .map(([name]) => name)
        .join(", ")}`,
    );
}

/** Where the file has each of the columns, -1 where it does not. */
function readHeader<Column extends string>(
  file: string,
  names: string[],
  columns: Columns<Column>,
  required: readonly Column[],
): number[] {
  const keys = names.map(headerKey);
  const placeOf = (column: Column) =>
    keys.findIndex((key) => columns[column].some((name) => headerKey(name) === key));
  const missing = required.filter((column) => placeOf(column) < 0);
  if (missing.length > 0)
    throw new Error(
      `${file} has no column ${missing.map((column) => columns[column][0]).join(", ")}; its header is: ${names.join(", ")}`,
    );
  return (Object.keys(columns) as Column[]).map(placeOf);
}
