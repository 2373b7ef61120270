import { comparedText, comparedTextOrNull } from "../comparedText.ts";
import { repairEncoding } from "../repairEncoding.ts";
import { withoutInvisible } from "../withoutInvisible.ts";
import type { Person } from "../person.ts";

/**
 * A person with each text cut to the length that is compared and searched for, and with letters as they were
 * before a wrong encoding damaged them.
 */
export function comparedPerson(person: Person): Person {
  return {
    firstName: readable(person.firstName),
    lastName: readable(person.lastName),
    sourceName: readableOrNull(person.sourceName),
    emails: person.emails.map(comparedText),
    phones: person.phones.map(comparedText),
    title: readableOrNull(person.title),
    company: readableOrNull(person.company),
    formerCompanies: person.formerCompanies.map(readable),
    website: comparedTextOrNull(person.website),
    city: readableOrNull(person.city),
    country: person.country,
    profileKeys: person.profileKeys,
  };
}

const readable = (text: string): string => withoutInvisible(repairEncoding(comparedText(text)));

const readableOrNull = (text: string | null): string | null => (text === null ? null : readable(text));
