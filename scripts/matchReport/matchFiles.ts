import { createReadStream } from "node:fs";
import { readLeadFile } from "../../connector/leadFiles/readLeadFile.ts";
import { personOf } from "../../connector/matches/leadPerson.ts";
import type { Person } from "../../connector/matching/person.ts";
import { idOf } from "./contactCells.ts";
import type { ReportedMatch } from "./matchesOfLead.ts";
import { matchInWorkers, type SharedMatching } from "./matchInWorkers.ts";
import { readContacts } from "./readContacts.ts";

interface ReportedLead {
  /** Of the lead file, counted from 1. */
  line: number;
  leadName: string;
  /** The likeliest first. */
  matches: ReportedMatch[];
}

export interface MatchReport {
  leads: AsyncGenerator<ReportedLead>;
  /** Rows of the lead file without a lead. */
  unread: { line: number; reason: string }[];
  contacts: number;
  /** Lines of the contacts without an id. */
  unreadContacts: { line: number; reason: string }[];
}

interface MatchOptions {
  /** How many threads compare. The report is the same with any number. */
  workers: number;
  /** How many contacts a thread is given at a time. A file that has no more needs no other thread. */
  contactsAtOnce?: number;
  /** How much memory each of them may take, where it is limited. */
  heapMegabytes?: number;
  /** Gets the number of contacts read. */
  onContact?: (count: number) => void;
}

/**
 * Matches a lead file with an export of contacts, and answers what `use` makes of the report. Both files are
 * read as streams, and only leads and their best matches are in memory, so that a million contacts take
 * hardly more memory than a thousand.
 */
export async function matchFiles<T>(
  files: { leads: string; contacts: string },
  { onContact = () => undefined, contactsAtOnce = 500, workers, heapMegabytes }: MatchOptions,
  use: (report: MatchReport) => Promise<T>,
): Promise<T> {
  const people: Person[] = [];
  const lines: number[] = [];
  const unread: MatchReport["unread"] = [];
  const { rows } = await readLeadFile(createReadStream(files.leads));
  for await (const row of rows) {
    if (row.outcome !== "lead") {
      unread.push({ line: row.line, reason: row.reason.text });
      continue;
    }
    people.push(personOf(row.lead, []));
    lines.push(row.line);
  }
  let matching: SharedMatching | undefined;
  try {
    let contacts = 0;
    let cells: string[] = [];
    let place = 0;
    const unreadContacts: MatchReport["unreadContacts"] = [];
    for await (const contact of readContacts(files.contacts)) {
      if (idOf(contact.cells) === "") {
        unreadContacts.push({ line: contact.line, reason: "it has no Id" });
        continue;
      }
      cells.push(...contact.cells);
      onContact(++contacts);
      if (contacts - place < contactsAtOnce) continue;
      matching ??= matchInWorkers(people, { workers, heapMegabytes });
      await matching.take({ place, cells });
      [place, cells] = [contacts, []];
    }
    matching ??= matchInWorkers(people, { workers: 1 });
    await matching.take({ place, cells });
    return await use({ leads: reportLeads(matching), unread, contacts, unreadContacts });
  } finally {
    await matching?.end();
  }

  async function* reportLeads(matched: SharedMatching): AsyncGenerator<ReportedLead> {
    for await (const { from, matches } of matched.report(people.length)) {
      for (const [index, found] of matches.entries()) {
        const { firstName, lastName } = people[from + index] ?? { firstName: "", lastName: "" };
        yield {
          line: lines[from + index] ?? 0,
          leadName: [firstName, lastName].filter((part) => part !== "").join(" "),
          matches: found,
        };
      }
    }
  }
}
