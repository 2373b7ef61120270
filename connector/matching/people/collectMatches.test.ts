import fc from "fast-check";
import { expect, inject, it } from "vitest";
import type { Person } from "../person.ts";
import { collectMatches } from "./collectMatches.ts";
import { compare } from "./levels.ts";
import { indexPeople } from "./indexPeople.ts";
import { nobody } from "./nobody.fixture.ts";
import { normalizePerson } from "./normalizePerson.ts";
import { score } from "./score.ts";

/** Few names and companies, so that many records are equally likely. */
const person = fc.record({
  firstName: fc.constantFrom("Anna", "Ana", "A.", "Robert", "Bob", "Brandt"),
  lastName: fc.constantFrom("Brandt", "Brand", "Weber-Brandt", "Robert"),
  company: fc.constantFrom(null, "Nordwerk GmbH", "Larkhall Media"),
  emails: fc.constantFrom<string[]>([], [], ["anna@nordwerk.example"]),
});
const people = (max: number) =>
  fc.array(
    person.map((some): Person => ({ ...nobody, ...some })),
    { minLength: 1, maxLength: max, size: "max" },
  );

/** What each lead has found. */
function collect(leads: Person[], records: Person[]) {
  const collector = collectMatches<number>(leads);
  for (const [place, record] of records.entries()) collector.offer(place, record, () => place);
  return leads.map((_, lead) => collector.foundOf(lead));
}

it("a collector keeps the ten likeliest, and of equally likely ones the last", () => {
  fc.assert(
    fc.property(people(3), people(60), (leads, records) => {
      const found = collect(leads, records).map(({ best }) => best.map(({ item }) => item));
      expect(found).toEqual(leads.map((lead) => likeliest(lead, records)));
    }),
    { numRuns: 125 / inject("fewerByDay") },
  );
});

/** The places of the ten records, all records compared and sorted. */
function likeliest(lead: Person, records: Person[]): number[] {
  const index = indexPeople();
  index.add(lead);
  const scored = records.flatMap((record, place) => {
    const prepared = normalizePerson(record);
    const evidence = index.near(prepared).length > 0 && compare(index.at(0), prepared);
    const probability = (evidence && score(evidence)?.probability) || 0;
    return probability > 0 ? [{ place, probability }] : [];
  });
  return scored
    .sort((a, b) => b.probability - a.probability || b.place - a.place)
    .slice(0, 10)
    .map(({ place }) => place)
    .sort((a, b) => a - b);
}
