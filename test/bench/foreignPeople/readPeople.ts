import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLeadFile } from "../../../connector/leadFiles/readLeadFile.ts";
import { personOf } from "../../../connector/matches/leadPerson.ts";
import type { Person } from "../../../connector/matching/person.ts";
import { idOf, personOfCells } from "../../../scripts/matchReport/contactCells.ts";
import { readContacts } from "../../../scripts/matchReport/readContacts.ts";
import { generateForeignPeople } from "./generateForeignPeople.ts";
import { writeFiles } from "./writeFiles.ts";

/** A set as the matcher gets it. `truth`: by lead, the index of the record that is the same person. */
export interface JudgedPeople {
  leads: Person[];
  records: Person[];
  truth: (number | null)[];
}

/** The foreign people of a seed, as the project reads them from their files. */
export async function readForeignPeople(seed: number): Promise<JudgedPeople> {
  const folder = mkdtempSync(join(tmpdir(), "foreign-people-"));
  try {
    const files = writeFiles(generateForeignPeople(seed, { leads: 4_000, records: 20_000 }), folder);
    const records: Person[] = [];
    const places = new Map<string, number>();
    for await (const { cells } of readContacts(files.contacts)) {
      places.set(idOf(cells), records.length);
      records.push(personOfCells(cells));
    }
    const people: JudgedPeople = { leads: [], records, truth: [] };
    for (const { path, truth } of files.leads) {
      const known = new Map(truth.map((lead) => [lead.line, lead.contactId]));
      const { rows } = await readLeadFile(createReadStream(path));
      for await (const row of rows) {
        if (row.outcome !== "lead") continue;
        const contactId = known.get(row.line) ?? null;
        people.leads.push(personOf(row.lead, []));
        people.truth.push(contactId === null ? null : (places.get(contactId) ?? null));
      }
    }
    return people;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
