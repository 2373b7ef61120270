import { parse } from "csv-parse/sync";
import { createReadStream, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readLeadFile } from "../../../connector/leadFiles/readLeadFile.ts";
import { personOf } from "../../../connector/matches/leadPerson.ts";
import type { Person } from "../../../connector/matching/person.ts";
import { idOf, personOfCells } from "../../../scripts/matchReport/contactCells.ts";
import { readContacts } from "../../../scripts/matchReport/readContacts.ts";

/** The sets of people below `data`, each a folder; its README says what they are. */
export type PeopleSet = string;

/** What is true of a lead. */
interface Truth {
  file: string;
  line: number;
  /** The records that the lead is: the best first, none where the CRM doesn't know it. */
  ids: string[];
  /** What makes the lead hard. */
  kinds: string[];
}

/** A set as the matcher gets it. */
export interface KnownPeople {
  leads: Person[];
  records: Person[];
  /** By lead: the places of its records, and what makes it hard. */
  truth: { records: number[]; kinds: string[] }[];
}

/** `set`: a folder below `data`. */
export const pathOf = (set: string, file: string): string =>
  resolve(import.meta.dirname, "../data", set, file);

export function readTable(set: string, file: string): Record<string, string>[] {
  return parse(readFileSync(pathOf(set, file)), { columns: true, bom: true });
}

export function readTruth(set: string): Truth[] {
  return readTable(set, "truth.csv").map(({ file = "", line, ids = "", kinds = "" }) => ({
    file,
    line: Number(line),
    ids: ids.split(" ").filter(Boolean),
    kinds: kinds.split("; ").filter(Boolean),
  }));
}

/** The people of a set, read as the product reads lead files and exports of contacts. */
export async function readPeople(set: PeopleSet): Promise<KnownPeople> {
  const people: KnownPeople = { leads: [], records: [], truth: [] };
  const places = new Map<string, number>();
  for await (const { cells } of readContacts(pathOf(set, "contacts.csv"))) {
    places.set(idOf(cells), people.records.length);
    people.records.push(personOfCells(cells));
  }
  for (const [file, known] of Map.groupBy(readTruth(set), (each) => each.file)) {
    const leads = await readLeads(pathOf(set, file));
    for (const { line, ids, kinds } of known) {
      const lead = leads.get(line);
      // A few rows have nobody's name: the product reads no lead there.
      if (!lead && ids.length === 0) continue;
      if (!lead) throw new Error(`${set}/${file}, line ${line}, is read as no lead.`);
      people.leads.push(lead);
      people.truth.push({ records: ids.map((id) => places.get(id) ?? -1), kinds });
    }
  }
  return people;
}

async function readLeads(path: string): Promise<Map<number, Person>> {
  const leads = new Map<number, Person>();
  const { rows } = await readLeadFile(createReadStream(path));
  for await (const row of rows) if (row.outcome === "lead") leads.set(row.line, personOf(row.lead, []));
  return leads;
}
