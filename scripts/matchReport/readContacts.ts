import { parse } from "csv-parse";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { decodeText } from "../../connector/leadFiles/decodeText.ts";
import { headerKey } from "../../connector/leadFiles/leadFormats.ts";
import { aliases, columns, type Column, type ContactCells } from "./contactCells.ts";

interface ExportedContact {
  /** Of the file, its last one where a field has line breaks. */
  line: number;
  cells: ContactCells;
}

interface ReadRecord {
  record: string[];
  info: { lines: number };
}

const required: Column[] = ["id", "firstName", "lastName"];

/** Contacts as Salesforce exports them, one at a time. Throws where the header lacks an id or a name. */
export async function* readContacts(file: string): AsyncGenerator<ExportedContact> {
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
      places = readHeader(file, fields);
      continue;
    }
    yield { line: info.lines, cells: places.map((place) => fields[place]?.trim() ?? "") };
  }
  if (!places)
    throw new Error(
      `${file} is empty; it has to begin with a header: ${Object.values(aliases)
        .map(([name]) => name)
        .join(", ")}`,
    );
}

/** Where the file has each of `columns`, -1 where it does not. */
function readHeader(file: string, names: string[]): number[] {
  const keys = names.map(headerKey);
  const places = columns.map((column) =>
    keys.findIndex((key) => aliases[column].some((name) => headerKey(name) === key)),
  );
  const missing = columns.filter((column, index) => required.includes(column) && (places[index] ?? -1) < 0);
  if (missing.length > 0)
    throw new Error(
      `${file} has no column ${missing.map((column) => aliases[column][0]).join(", ")}; its header is: ${names.join(", ")}`,
    );
  return places;
}
