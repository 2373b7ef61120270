import type { CountryCode } from "libphonenumber-js/max";
import { phoneNumbers } from "../../largePackages.ts";
import { comparedPerson } from "./comparedPerson.ts";
import { foldText } from "../foldText.ts";
import { normalizeCompany, type NormalizedCompany } from "../companies/normalizeCompany.ts";
import { normalizeName, type NormalizedName } from "../names/normalizeName.ts";
import type { Person } from "../person.ts";
import { cityKey } from "../places/cityKey.ts";

/** The parts of a person, ready to be compared many times. */
export interface NormalizedPerson {
  person: Person;
  name: NormalizedName;
  company: NormalizedCompany;
  formerCompanies: NormalizedCompany[];
  emails: string[];
  /** E.164 where they can be read, digits otherwise. */
  phones: string[];
  title: string[];
  city: string;
}

export function normalizePerson(
  whole: Person,
  { nameOf, companyOf } = { nameOf: normalizeName, companyOf: normalizeCompany },
): NormalizedPerson {
  const person = comparedPerson(whole);
  return {
    person,
    name: nameOf(person.firstName, person.lastName, person.sourceName),
    company: companyOf(person.company, [person.website, ...person.emails.map(hostOf)]),
    formerCompanies: person.formerCompanies.map((name) => companyOf(name, [])),
    emails: person.emails.map((email) => email.trim().toLowerCase()),
    phones: person.phones.flatMap((phone) => normalizePhone(phone, person.country)),
    title: foldText(person.title ?? "")
      .split(" ")
      .filter((word) => word.length > 1 && !emptyWords.has(word))
      .slice(0, titleWordsMax),
    city: cityKey(person.city),
  };
}

/** What an address says of the company. */
const hostOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);

/** How many words of a title are kept. Each word is compared with each. */
const titleWordsMax = 40;

const emptyWords = new Set("of the and for at in und der die de la le du des et e y von".split(" "));

function normalizePhone(phone: string, country: string | null): string[] {
  const digits = phone.replace(/\D/g, "");
  if (digits.length < 6) return [];
  // Most numbers are written so, and the parser is slow.
  if (phone.trim().startsWith("+") && !/ext|x/i.test(phone)) return [`+${digits}`];
  const parsed = phoneNumbers().parsePhoneNumberFromString(
    phone,
    (country ?? undefined) as CountryCode | undefined,
  );
  return [parsed?.number ?? digits];
}
