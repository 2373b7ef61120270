import { createReadStream } from "node:fs";
import { readLeadFile } from "../../connector/leadFiles/readLeadFile.ts";
import { personOf } from "../../connector/matches/leadPerson.ts";
import { readCounts } from "../../connector/matching/names/termFrequency.ts";
import { collectMatches } from "../../connector/matching/people/collectMatches.ts";
import type { Person } from "../../connector/matching/person.ts";
import { idOf, personOfCells } from "./contactCells.ts";
import { matchesOfLead, type ReportedMatch } from "./matchesOfLead.ts";
import { readContacts } from "./readContacts.ts";

interface ReportedLead {
  /** Of the lead file, counted from 1. */
  line: number;
  leadName: string;
  /** The likeliest first. */
  matches: ReportedMatch[];
}

interface Line {
  line: number;
  reason: string;
}

export interface MatchReport {
  leads: Iterable<ReportedLead>;
  /** Rows of the lead file without a lead. */
  unread: Line[];
  contacts: number;
  /** Lines of the contacts without an id. */
  unreadContacts: Line[];
}

/**
 * Matches a lead file with an export of contacts. Both files are read as streams, and only leads and their
 * best matches are in memory, so that a million contacts take hardly more memory than a thousand. `onContact`
 * gets the number of contacts read.
 */
export async function matchFiles(
  files: { leads: string; contacts: string },
  onContact: (count: number) => void = () => undefined,
): Promise<MatchReport> {
  const people: { person: Person; line: number }[] = [];
  const unread: Line[] = [];
  const { rows } = await readLeadFile(createReadStream(files.leads));
  for await (const row of rows) {
    if (row.outcome === "lead") people.push({ person: personOf(row.lead, []), line: row.line });
    else unread.push({ line: row.line, reason: row.reason.text });
  }
  const collector = collectMatches<string>(people.map(({ person }) => person));
  const unreadContacts: Line[] = [];
  let contacts = 0;
  for await (const { line, cells } of readContacts(files.contacts)) {
    if (idOf(cells) === "") unreadContacts.push({ line, reason: "it has no Id" });
    else {
      // As text, ten contacts for each lead take less memory.
      collector.offer(contacts, personOfCells(cells), () => JSON.stringify(cells));
      onContact(++contacts);
    }
  }
  collector.end();
  const matchesOf = matchesOfLead(readCounts(collector.names()));
  return { leads: reportAll(), unread, contacts, unreadContacts };

  function* reportAll(): Generator<ReportedLead> {
    for (const [index, { person, line }] of people.entries()) {
      const { firstName, lastName } = person;
      const leadName = [firstName, lastName].filter((part) => part !== "").join(" ");
      yield { line, leadName, matches: matchesOf(person, collector.foundOf(index)) };
    }
  }
}
