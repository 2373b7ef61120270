import { rank } from "../../connector/matching/people/rank.ts";
import { compare } from "../../connector/matching/people/levels.ts";
import { normalizePerson } from "../../connector/matching/people/normalizePerson.ts";
import type { NameCounts } from "../../connector/matching/names/termFrequency.ts";
import type { MatchLevel, Person } from "../../connector/matching/person.ts";
import type { Found } from "../../connector/matching/people/collectMatches.ts";
import { idOf, personOfCells, type ContactCells } from "./contactCells.ts";

/** A contact that was found, as text, because up to ten for each lead are held until the end. */
export type FoundContact = Found<string>;

const cellsOfText = (text: string): ContactCells => JSON.parse(text) as ContactCells;

export interface ReportedMatch {
  contactId: string;
  level: MatchLevel;
  probability: number;
  reasons: string[];
}

/**
 * Judges a lead once more with what it has found, as only when all contacts are taken it is known how often
 * each name occurs among them. The likeliest match is the first.
 */
export function matchesOfLead(counts: NameCounts): (lead: Person, found: FoundContact) => ReportedMatch[] {
  return (lead, { best, namesakes }) => {
    const one = normalizePerson(lead);
    const compared = best.flatMap(({ item }) => {
      const cells = cellsOfText(item);
      const other = normalizePerson(personOfCells(cells));
      const evidence = compare(one, other, undefined, counts);
      return evidence ? [{ id: idOf(cells), person: other.person, evidence }] : [];
    });
    return rank(lead, compared, { namesakes }).best.map(({ id: contactId, level, probability, reasons }) => ({
      contactId,
      level,
      probability: Math.round(probability * 10_000) / 10_000,
      reasons: reasons.map(({ text }) => text),
    }));
  };
}
