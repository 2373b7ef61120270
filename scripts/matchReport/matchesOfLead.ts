import { compare } from "../../connector/matching/people/compare.ts";
import { normalizePerson } from "../../connector/matching/people/normalizePerson.ts";
import { rank } from "../../connector/matching/people/rank.ts";
import { readOnce } from "../../connector/matching/people/readOnce.ts";
import type { NameCounts } from "../../connector/matching/names/nameCounts.ts";
import type { MatchLevel, Person } from "../../connector/matching/person.ts";
import { idOf, personOfCells } from "./contactCells.ts";
import { cellsOfText, type FoundContact } from "./matchContacts.ts";

export interface ReportedMatch {
  contactId: string;
  level: MatchLevel;
  probability: number;
  reasons: string[];
}

/** Of how many names, companies and titles it is remembered how they read: few megabytes. */
const partsHeldMax = 2_000;

/**
 * Compares a lead once more with what it has found, as only when all contacts are taken it is known how often
 * each name occurs among them. The likeliest match is the first.
 */
export function matchesOfLead(counts: NameCounts): (lead: Person, found: FoundContact) => ReportedMatch[] {
  const read = readOnce(partsHeldMax);
  return (lead, { best, namesakes }) => {
    const prepared = normalizePerson(lead, read);
    const compared = best.flatMap(({ item }) => {
      const cells = cellsOfText(item);
      const person = personOfCells(cells);
      const evidence = compare(prepared, normalizePerson(person, read), undefined, counts);
      return evidence ? [{ id: idOf(cells), person, evidence }] : [];
    });
    return rank(lead, compared, namesakes).map(({ id: contactId, level, probability, reasons }) => ({
      contactId,
      level,
      probability: Math.round(probability * 10_000) / 10_000,
      reasons: reasons.map(({ text }) => text),
    }));
  };
}
