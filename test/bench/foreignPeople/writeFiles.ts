import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeCsv } from "./csv.ts";
import type { ForeignPeople } from "./generateForeignPeople.ts";
import type { LeadTruth } from "./truth.ts";

/** What is true of the lead in a line of a file. */
interface LineTruth extends LeadTruth {
  line: number;
}

interface WrittenFiles {
  contacts: string;
  leads: { name: string; path: string; truth: LineTruth[] }[];
}

/** LinkedIn begins its file with these three lines. */
const preamble =
  'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n';

/** Writes leads-navigator.csv, leads-connections.csv, contacts.csv and truth.json into the folder. */
export function writeFiles({ leads, contacts, truth }: ForeignPeople, folder: string): WrittenFiles {
  mkdirSync(folder, { recursive: true });
  const files = (["navigator", "connections"] as const).map((source) => {
    const path = join(folder, `leads-${source}.csv`);
    const beginning = source === "connections" ? preamble : "";
    const linesBefore = beginning.split("\n").length;
    const chosen = leads.flatMap(({ source: from, row }, at) => {
      const known = truth[at];
      return from === source && known ? [{ row, known }] : [];
    });
    writeFileSync(path, beginning + writeCsv(chosen.map(({ row }) => row)));
    return {
      name: source,
      path,
      truth: chosen.map(({ known }, at) => ({ line: linesBefore + at + 1, ...known })),
    };
  });
  const contactsPath = join(folder, "contacts.csv");
  writeFileSync(contactsPath, writeCsv(contacts));
  const said = Object.fromEntries(files.map((file) => [file.name, file.truth]));
  writeFileSync(join(folder, "truth.json"), `${JSON.stringify(said, null, 1)}\n`);
  return { contacts: contactsPath, leads: files };
}
