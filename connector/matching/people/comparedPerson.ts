import { comparedText, comparedTextOrNull } from "../comparedText.ts";
import { legible } from "../legible.ts";
import type { Person } from "../person.ts";

/**
 * A person with each text cut to the length that is compared and searched for, and with letters as they were
 * before a wrong encoding damaged them.
 */
export function comparedPerson(person: Person): Person {
  return {
    firstName: legible(person.firstName),
    lastName: legible(person.lastName),
    sourceName: legibleOrNull(person.sourceName),
    emails: person.emails.map(comparedText),
    phones: person.phones.map(comparedText),
    title: legibleOrNull(person.title),
    company: legibleOrNull(person.company),
    formerCompanies: person.formerCompanies.map(legible),
    website: comparedTextOrNull(person.website),
    city: legibleOrNull(person.city),
    country: person.country,
    profileKeys: person.profileKeys,
  };
}

const legibleOrNull = (text: string | null): string | null => (text === null ? null : legible(text));
