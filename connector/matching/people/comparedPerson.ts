import { comparedText, comparedTextOrNull } from "../comparedText.ts";
import type { Person } from "../person.ts";

/** A person with each text cut to the length that is compared and searched for. */
export function comparedPerson(person: Person): Person {
  return {
    firstName: comparedText(person.firstName),
    lastName: comparedText(person.lastName),
    sourceName: comparedTextOrNull(person.sourceName),
    emails: person.emails.map(comparedText),
    phones: person.phones.map(comparedText),
    title: comparedTextOrNull(person.title),
    company: comparedTextOrNull(person.company),
    formerCompanies: person.formerCompanies.map(comparedText),
    website: comparedTextOrNull(person.website),
    city: comparedTextOrNull(person.city),
    country: person.country,
    profileKeys: person.profileKeys,
  };
}
