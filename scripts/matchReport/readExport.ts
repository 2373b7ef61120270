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
  const { delimiter, whole } = await readDelimiter(decodeText(createReadStream(file)));
  const text = Readable.from(whole);
  const parser = text.pipe(
    parse({
      delimiter,
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

const delimiters = [",", ";", "\t"] as const;

/** What separates the columns of the header, and the text with it. Elsewhere it may stand in a field. */
async function readDelimiter(
  text: AsyncGenerator<string>,
): Promise<{ delimiter: string; whole: AsyncGenerator<string> }> {
  let start = "";
  for (let next = await text.next(); next.done !== true; next = await text.next()) {
    start += next.value;
    if (/\S[^\n]*\n/.test(start)) break;
  }
  const [header = ""] = start.trimStart().split("\n", 1);
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
  const delimiter = delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
  return { delimiter, whole: joined(start, text) };
}

async function* joined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
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
