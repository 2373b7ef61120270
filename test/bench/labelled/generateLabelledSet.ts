import { countryOfLocation } from "../../../connector/matching/places/countryOfLocation.ts";
import { leadName } from "../../../connector/leadFiles/leadName.ts";
import type { Person } from "../../../connector/matching/person.ts";
import { makeCompanies, type Company } from "./makeCompanies.ts";
import { corruptions, type NamePair } from "./corruptions.ts";
import { latin, makePerson, makeTitle, type MadeUp } from "./makePerson.ts";
import { chanceOf, type Chance } from "./chanceOf.ts";
import { twinsOf } from "./twinsOf.ts";

/** Leads and CRM records, with the record that each lead really is. */
export interface LabelledSet {
  leads: Person[];
  records: Person[];
  /** By lead: the index of its record. Null where the CRM does not have the person. */
  truth: (number | null)[];
  /** By lead: what was done to its name. */
  notes: string[];
}

/**
 * A labelled set of made-up people, always the same for a seed. Two in three of `people` are in the CRM. The
 * CRM also holds their twins, who must not match: namesakes elsewhere, relatives and near-namesakes at the
 * same company, namesakes at parents and branches, and people who share a mailbox or switchboard.
 */
export function generateLabelledSet(seed: number, people: number): LabelledSet {
  const chance = chanceOf(seed);
  const companies = makeCompanies(chance);
  const set: LabelledSet = { leads: [], records: [], truth: [], notes: [] };
  for (let index = 0; index < people; index++) {
    const person = makePerson(chance, companies);
    const isKnown = chance.is(0.65);
    const { lead, note, isMoved } = seenByLinkedIn(person, companies, chance);
    if (!lead) continue;
    set.leads.push(lead);
    set.notes.push(note);
    set.truth.push(isKnown ? set.records.push(seenByCrm(person, companies, chance)) - 1 : null);
    if (isMoved && !isKnown) set.notes[set.notes.length - 1] += ", moved";
    if (!chance.is(0.45)) continue;
    for (const twin of twinsOf(person, companies, chance))
      set.records.push(seenByCrm(twin, companies, chance));
  }
  for (let index = 0; index < people; index++) {
    set.records.push(seenByCrm(makePerson(chance, companies), companies, chance));
  }
  return set;
}

function seenByCrm(person: MadeUp, companies: Company[], chance: Chance): Person {
  const company = companies[person.company];
  const inLatin = (spellings: string[]): string =>
    spellings.find((each) => /\p{Script=Latin}/u.test(each)) ?? spellings[0] ?? "";
  const isLatin = chance.is(0.8);
  const spell = (spellings: string[]): string => (isLatin ? inLatin(spellings) : (spellings[0] ?? ""));
  return {
    firstName:
      chance.is(0.05) && person.nicknames.length > 0 ? chance.pick(person.nicknames) : spell(person.given),
    lastName: spell(person.family),
    sourceName: null,
    emails: chance.is(0.78) ? [person.workEmail] : chance.is(0.2) ? [person.privateEmail] : [],
    phones: chance.is(0.6) ? [person.phone] : [],
    title: chance.is(0.85) ? person.title : null,
    company: company?.names[0] ?? null,
    formerCompanies: [],
    website: chance.is(0.8) ? `https://www.${company?.domain ?? ""}` : null,
    city: chance.is(0.7) ? person.city : null,
    country: chance.is(0.75) ? person.country : null,
    profileKeys: [],
  };
}

function seenByLinkedIn(
  person: MadeUp,
  companies: Company[],
  chance: Chance,
): { lead: Person | null; note: string; isMoved: boolean } {
  const notes: string[] = [];
  const first = chance.is(0.75) ? (person.given[0] ?? "") : chance.pick(person.given);
  let name: NamePair = {
    first,
    last: chance.is(0.75) ? (person.family[0] ?? "") : chance.pick(person.family),
  };
  if (person.nicknames.length > 0 && chance.is(0.14)) {
    const nickname = chance.pick(person.nicknames);
    notes.push("nickname");
    name = {
      ...name,
      first: chance.is(0.7) ? nickname : `${name.first} ${chance.pick([`(${nickname})`, `"${nickname}"`])}`,
    };
  }
  const times = chance.is(0.5) ? 0 : chance.is(0.8) ? 1 : 2;
  for (let time = 0; time < times; time++) {
    const corruption = pickCorruption(chance);
    const corrupted = corruption.apply(name, chance);
    if (!corrupted) continue;
    name = corrupted;
    notes.push(corruption.id);
  }
  const isMoved = chance.is(0.02);
  if (isMoved) notes.push("moved");
  const company = companies[isMoved ? chance.below(companies.length) : person.company];
  const hasLocation = chance.is(0.6);
  const cleaned = leadName({ firstName: name.first, lastName: name.last });
  const hasEmail = chance.is(isMoved ? 0.4 : 0.18);
  const lead: Person | null = cleaned && {
    ...cleaned,
    emails: hasEmail ? [chance.is(isMoved ? 0 : 0.75) ? person.workEmail : person.privateEmail] : [],
    phones: chance.is(0.06) ? [person.phone] : [],
    title: chance.is(0.65) ? person.title : chance.is(0.8) ? makeTitle(chance) : null,
    company: chance.is(0.97) ? (company ? chance.pick(company.names) : null) : null,
    formerCompanies: [],
    website: chance.is(0.12) ? (company?.domain ?? null) : null,
    city: hasLocation ? person.city : null,
    country: hasLocation ? countryOfLocation(`${person.city}, ${person.countryName}`) : null,
    profileKeys: [`profile:${latin(person.given)}-${latin(person.family)}-${chance.below(1e9)}`],
  };
  return { lead, note: notes.join(", ") || "as it is", isMoved };
}

function pickCorruption(chance: Chance) {
  let left = chance.next() * corruptions.reduce((sum, { weight }) => sum + weight, 0);
  const found = corruptions.find(({ weight }) => (left -= weight) < 0);
  return found ?? chance.pick(corruptions);
}
