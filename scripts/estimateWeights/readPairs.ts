import { parse } from "csv-parse";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { decodeText } from "../../connector/leadFiles/decodeText.ts";
import { headerKey } from "../../connector/leadFiles/leadFormats.ts";
import { compare } from "../../connector/matching/people/compare.ts";
import type { LabelledEvidence } from "../../connector/matching/people/estimateWeights.ts";
import type { Person } from "../../connector/matching/person.ts";
import { countryOfLocation } from "../../connector/matching/places/countryOfLocation.ts";
import { normalizePerson } from "../../connector/matching/people/normalizePerson.ts";

interface JudgedPairs {
  pairs: LabelledEvidence[];
  /** Pairs that matching would not compare. */
  incomparable: number;
}

const answers: Record<string, boolean | undefined> = {
  yes: true,
  true: true,
  1: true,
  no: false,
  false: false,
  0: false,
};

/**
 * Pairs of people with whether they are one. Throws where a column is missing or a judgement is neither yes
 * nor no, with its line.
 */
export async function readPairs(file: string): Promise<JudgedPairs> {
  const text = Readable.from(decodeText(createReadStream(file)));
  const parser = text.pipe(
    parse({ delimiter: [",", ";", "\t"], skip_empty_lines: true, relax_column_count: true, info: true }),
  );
  text.on("error", (error) => parser.destroy(error));
  let columns: string[] | undefined;
  const judged: JudgedPairs = { pairs: [], incomparable: 0 };
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    if (!columns) {
      columns = record.map(headerKey);
      requireColumns(file, columns, record);
      continue;
    }
    const cell = (name: string): string => record[columns?.indexOf(headerKey(name)) ?? -1]?.trim() ?? "";
    const isSame = answers[cell("same").toLowerCase()];
    if (isSame === undefined) {
      throw new Error(`${file}, line ${info.lines}: same is "${cell("same")}"; it has to be yes or no.`);
    }
    const evidence = compare(
      normalizePerson(personOf("lead", cell)),
      normalizePerson(personOf("record", cell)),
    );
    if (evidence) judged.pairs.push({ evidence, isSame, namesakes: Number(cell("namesakes")) || 1 });
    else judged.incomparable++;
  }
  if (!columns) throw new Error(`${file} is empty; it has to begin with a header: same, lead.FirstName, …`);
  return judged;
}

function requireColumns(file: string, columns: string[], names: string[]): void {
  const required = ["same", "lead.FirstName", "lead.LastName", "record.FirstName", "record.LastName"];
  const missing = required.filter((name) => !columns.includes(headerKey(name)));
  if (missing.length > 0)
    throw new Error(`${file} has no column ${missing.join(", ")}; its header is: ${names.join(", ")}`);
}

function personOf(side: "lead" | "record", cell: (name: string) => string): Person {
  const text = (name: string): string | null => cell(`${side}.${name}`) || null;
  const some = (name: string): string[] => [text(name)].filter((value) => value !== null);
  return {
    firstName: text("FirstName") ?? "",
    lastName: text("LastName") ?? "",
    sourceName: null,
    emails: some("Email").map((email) => email.toLowerCase()),
    phones: some("Phone"),
    title: text("Title"),
    company: text("Company"),
    formerCompanies: some("FormerCompany"),
    website: text("Website"),
    city: text("City"),
    country: countryOfLocation(text("Country")),
    profileKeys: [],
  };
}
