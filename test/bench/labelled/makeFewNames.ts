import type { Person } from "../../../connector/matching/person.ts";
import type { JudgedPeople } from "../foreignPeople/readPeople.ts";
import { chanceOf, type Chance } from "./chanceOf.ts";

const given = "Maria José Juan Carlos Ana Luis Antonio Carmen Manuel Francisco Laura Javier".split(" ");
const family =
  "García González Rodríguez Fernández López Martínez Sánchez Pérez Gómez Martín Ruiz Díaz".split(" ");
const trades = "Sales Finance Marketing Logistics Quality Legal Purchasing IT Production Research".split(" ");
const ranks = ["Head of", "Director of", "Specialist"];
const cities = ["Madrid", "Seville", "Valencia", "Bilbao"];
const [records, firms, leads] = [6_000, 300, 2_000];

/**
 * An org most of whose people have one of a few common names, so that two of one name work in one firm now
 * and then. Of three leads two are in the CRM, some with another title by now.
 */
export function makeFewNames(seed: number): JudgedPeople {
  const chance = chanceOf(seed);
  const people = Array.from({ length: records + leads }, (_, number) => somebody(chance, number));
  const set: JudgedPeople = { leads: [], records: people.slice(0, records), truth: [] };
  for (let number = 0; number < leads; number++) {
    const isKnown = chance.is(2 / 3);
    const at = isKnown ? Math.floor((number * records) / leads) : records + number;
    set.leads.push(asLead(chance, people[at] ?? somebody(chance, at)));
    set.truth.push(isKnown ? at : null);
  }
  return set;
}

function somebody(chance: Chance, number: number): Person {
  const firm = chance.below(firms);
  const isRare = chance.is(0.3);
  return {
    firstName: chance.pick(given),
    lastName: isRare ? rareName(number) : chance.pick(family),
    sourceName: null,
    emails: [],
    phones: [],
    title: titleOf(chance),
    company: `Firma ${rareName(firm)}`,
    formerCompanies: [],
    website: null,
    city: cities[firm % cities.length] ?? null,
    country: "ES",
    profileKeys: [],
  };
}

const titleOf = (chance: Chance): string => `${chance.pick(ranks)} ${chance.pick(trades)}`;

/** As LinkedIn's own export has it: no place for half of them, and another title for some. */
const asLead = (chance: Chance, person: Person): Person => ({
  ...person,
  title: chance.is(0.15) ? titleOf(chance) : chance.is(0.1) ? null : person.title,
  ...(chance.is(0.5) && { city: null, country: null }),
});

const syllables = "ba ce di fo gu la me ni po ru sa te vi zo".split(" ");

/** A name that no other number has. */
function rareName(number: number): string {
  const at = (place: number) => syllables[Math.floor(number / 14 ** place) % 14] ?? "";
  return `Q${at(0)}${at(1)}${at(2)}${at(3)}x`;
}
