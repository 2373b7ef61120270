import { createReadStream } from "node:fs";
import { readLeadFile } from "../../connector/leadFiles/readLeadFile.ts";
import { personOf } from "../../connector/matches/leadPerson.ts";
import { collectMatches } from "../../connector/matching/people/collectMatches.ts";
import type { MatchLevel, Person } from "../../connector/matching/person.ts";
import { readContacts } from "./readContacts.ts";

export interface ReportedLead {
  /** Of the lead file, counted from 1. */
  line: number;
  leadName: string;
  /** The likeliest first. */
  matches: { contactId: string; level: MatchLevel; probability: number; reasons: string[] }[];
}

export interface MatchReport {
  leads: ReportedLead[];
  /** Rows of the lead file without a lead. */
  unread: { line: number; reason: string }[];
  contacts: number;
  /** Lines of the contacts without an id. */
  unreadContacts: { line: number; reason: string }[];
}

/**
 * Matches a lead file with an export of contacts. Both are read as streams, and only leads and their best
 * matches are in memory, so that a million contacts take no more memory than a thousand. `onContact` gets the
 * number read.
 */
export async function matchFiles(
  files: { leads: string; contacts: string },
  onContact: (count: number) => void = () => undefined,
): Promise<MatchReport> {
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
  const collector = collectMatches<string>(people);
  let contacts = 0;
  const unreadContacts: MatchReport["unreadContacts"] = [];
  for await (const { line, id, person } of readContacts(files.contacts)) {
    if (id === "") {
      unreadContacts.push({ line, reason: "it has no Id" });
      continue;
    }
    collector.offer(id, person);
    onContact(++contacts);
  }
  const leads = people.map((person, index) => ({
    line: lines[index] ?? 0,
    leadName: [person.firstName, person.lastName].filter((part) => part !== "").join(" "),
    matches: collector.matchesOf(index).map(({ id: contactId, level, probability, reasons }) => ({
      contactId,
      level,
      probability: Math.round(probability * 10_000) / 10_000,
      reasons: reasons.map(({ text }) => text),
    })),
  }));
  return { leads, unread, contacts, unreadContacts };
}
