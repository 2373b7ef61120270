import { compareNames } from "../../connector/matching/names/compareNames.ts";
import { withNames } from "../../connector/matching/people/compare.ts";
import { normalizeNameOf } from "../../connector/matching/people/normalizePerson.ts";
import { rank } from "../../connector/matching/people/rank.ts";
import { readOnce } from "../../connector/matching/people/readOnce.ts";
import { withWorkplace } from "../../connector/matching/people/workplace.ts";
import type { NameCounts } from "../../connector/matching/names/nameCounts.ts";
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

/** Of how many names it is remembered how they read: some ten megabytes. */
const namesHeldMax = 20_000;

/**
 * Judges a lead once more with what it has found, as only when all contacts are taken it is known how often
 * each name occurs among them. The likeliest match is the first.
 */
export function matchesOfLead(counts: NameCounts): (lead: Person, found: FoundContact) => ReportedMatch[] {
  const { nameOf } = readOnce(namesHeldMax);
  return (lead, { best, namesakes }) => {
    const one = normalizeNameOf(lead, nameOf);
    const compared = best.flatMap(({ item, evidence: facts }) => {
      const cells = cellsOfText(item);
      const person = personOfCells(cells);
      const other = normalizeNameOf(person, nameOf);
      const countries = [lead.country, person.country];
      const names = compareNames(one, other);
      const evidence = withNames(facts, { names, one, other, counts, countries });
      return evidence ? [{ id: idOf(cells), person: withWorkplace(person), evidence }] : [];
    });
    return rank(lead, compared, { namesakes }).best.map(({ id: contactId, level, probability, reasons }) => ({
      contactId,
      level,
      probability: Math.round(probability * 10_000) / 10_000,
      reasons: reasons.map(({ text }) => text),
    }));
  };
}
