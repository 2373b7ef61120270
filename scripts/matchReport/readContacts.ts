import { parse } from "csv-parse";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { decodeText } from "../../connector/leadFiles/decodeText.ts";
import { headerKey } from "../../connector/leadFiles/leadFormats.ts";
import { countryOfLocation } from "../../connector/matching/places/countryOfLocation.ts";
import type { Person } from "../../connector/matching/person.ts";

interface ExportedContact {
  /** Of the file, its last one where a field has line breaks. */
  line: number;
  /** Empty where the line has none. */
  id: string;
  person: Person;
}

/** Columns by meaning, as Salesforce's exports and reports name them. */
const aliases = {
  id: ["Id", "Contact ID", "Record ID"],
  firstName: ["FirstName", "First Name"],
  lastName: ["LastName", "Last Name"],
  email: ["Email"],
  phone: ["Phone", "Business Phone"],
  mobilePhone: ["MobilePhone", "Mobile Phone", "Mobile"],
  title: ["Title"],
  account: ["Account.Name", "Account Name", "Company"],
  website: ["Account.Website", "Account Website", "Website"],
  city: ["MailingCity", "Mailing City"],
  country: ["MailingCountry", "Mailing Country", "MailingCountryCode"],
} as const;

interface ReadRecord {
  record: string[];
  info: { lines: number };
}

type Column = keyof typeof aliases;
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
  let columns: Record<Column, number> | undefined;
  for await (const { record: fields, info } of parser as AsyncIterable<ReadRecord>) {
    if (!columns) {
      columns = readHeader(file, fields);
      continue;
    }
    yield { line: info.lines, ...toContact(fields, columns) };
  }
  if (!columns)
    throw new Error(
      `${file} is empty; it has to begin with a header: ${Object.values(aliases)
        .map(([name]) => name)
        .join(", ")}`,
    );
}

function readHeader(file: string, names: string[]): Record<Column, number> {
  const keys = names.map(headerKey);
  const columns = Object.fromEntries(
    Object.entries(aliases).map(([column, spellings]) => [
      column,
      keys.findIndex((key) => spellings.some((name) => headerKey(name) === key)),
    ]),
  ) as Record<Column, number>;
  const missing = required.filter((column) => columns[column] < 0).map((column) => aliases[column][0]);
  if (missing.length > 0)
    throw new Error(`${file} has no column ${missing.join(", ")}; its header is: ${names.join(", ")}`);
  return columns;
}

function toContact(fields: string[], columns: Record<Column, number>): Omit<ExportedContact, "line"> {
  const text = (column: Column): string | null => fields[columns[column]]?.trim() || null;
  const some = (...values: (string | null)[]): string[] => values.filter((value) => value !== null);
  return {
    id: text("id") ?? "",
    person: {
      firstName: text("firstName") ?? "",
      lastName: text("lastName") ?? "",
      sourceName: null,
      emails: some(text("email")),
      phones: some(text("phone"), text("mobilePhone")),
      title: text("title"),
      company: text("account"),
      formerCompanies: [],
      website: text("website"),
      city: text("city"),
      country: countryOfLocation(text("country")),
      profileKeys: [],
    },
  };
}
