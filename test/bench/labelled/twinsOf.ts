import type { Company } from "./makeCompanies.ts";
import { latin, makePerson, newAddress, type MadeUp } from "./makePerson.ts";
import type { Chance } from "./chanceOf.ts";

/** Other people who are easily mistaken for `person`. */
export function twinsOf(person: MadeUp, companies: Company[], chance: Chance): MadeUp[] {
  const kinds = [
    namesakeElsewhere,
    namesakeElsewhere,
    namesakeAtTwin,
    relative,
    nearNamesake,
    nearNamesake,
    sharedMailbox,
    switchboard,
    sameInitial,
  ];
  const count = chance.is(0.7) ? 1 : 2;
  return Array.from({ length: count }, () => chance.pick(kinds)(person, companies, chance));
}

type MakeTwin = (person: MadeUp, companies: Company[], chance: Chance) => MadeUp;

/** Same first and last name, another company, as common names bring about. */
const namesakeElsewhere: MakeTwin = (person, companies, chance) =>
  named(makePerson(chance, companies), person.given, person.family, companies);

/** Same name, at a company with a similar name. */
const namesakeAtTwin: MakeTwin = (person, companies, chance) => {
  const other = makePerson(chance, companies);
  const twin = companies[person.company]?.twin;
  return named({ ...other, company: twin ?? other.company }, person.given, person.family, companies);
};

/** Same last name, same company, another given name. */
const relative: MakeTwin = (person, companies, chance) => {
  const other = makePerson(chance, companies);
  const given = chance.pick(person.culture.given).split(":")[0]?.split("/") ?? other.given;
  const isSame = given[0] === person.given[0];
  const there = { ...other, company: person.company, city: person.city, country: person.country };
  return named(there, isSame ? other.given : given, person.family, companies);
};

/** Pairs of given names that differ by a letter or an ending and are two names. */
const nearNames: [string, string][] = [
  ["Anna", "Anja"],
  ["Anne", "Anke"],
  ["Marco", "Mario"],
  ["Maria", "Mario"],
  ["Daniel", "Danielle"],
  ["John", "Joan"],
  ["Laura", "Lauren"],
  ["Tanja", "Tina"],
  ["Andrea", "Andreas"],
  ["Nils", "Niels"],
  ["Kristin", "Kirsten"],
  ["Arun", "Aruna"],
  ["Suresh", "Ramesh"],
  ["Christopher", "Christine"],
  ["Samuel", "Samantha"],
  ["Stéphane", "Stéphanie"],
  ["Antje", "Anke"],
  ["Luis", "Luisa"],
  ["Robert", "Roberta"],
  ["Michael", "Michaela"],
  ["Alexander", "Alexandra"],
  ["Eric", "Erica"],
  ["Paul", "Paula"],
];

const nearNamesake: MakeTwin = (person, companies, chance) => {
  const pair = nearNames.find((names) => names.some((name) => person.given.includes(name)));
  const near = pair?.find((name) => !person.given.includes(name));
  const other = makePerson(chance, companies);
  const there = { ...other, company: person.company };
  if (near !== undefined) return named(there, [near], person.family, companies);
  const family = chance.pick(person.culture.family).split("/");
  return named(there, person.given, family[0] === person.family[0] ? other.family : family, companies);
};

/** Another person behind the same info@ address. */
const sharedMailbox: MakeTwin = (person, companies, chance) => {
  const other = makePerson(chance, companies);
  return { ...other, company: person.company, workEmail: person.workEmail, nicknames: [] };
};

/** Another person with the same switchboard number. */
const switchboard: MakeTwin = (person, companies, chance) => {
  const other = makePerson(chance, companies);
  return {
    ...other,
    company: person.company,
    phone: person.phone,
    city: person.city,
    country: person.country,
  };
};

/** Same last name, same company, a given name with the same first letter. */
const sameInitial: MakeTwin = (person, companies, chance) => {
  const initial = latin(person.given).charAt(0);
  const alike = person.culture.given
    .map((entry) => entry.split(":")[0]?.split("/") ?? [])
    .filter((given) => latin(given).startsWith(initial) && given[0] !== person.given[0]);
  const other = makePerson(chance, companies);
  const there = { ...other, company: person.company };
  return named(there, alike.length > 0 ? chance.pick(alike) : other.given, person.family, companies);
};

/** `other` under another name, with e-mail addresses that fit the name. */
function named(other: MadeUp, given: string[], family: string[], companies: Company[]): MadeUp {
  const [first, last] = [latin(given), latin(family)];
  return {
    ...other,
    given,
    nicknames: [],
    family,
    title: other.title,
    workEmail: newAddress(companies[other.company], `${first}.${last}`),
    privateEmail: `${last}.${first}${other.city.length}@gmail.com`,
  };
}
