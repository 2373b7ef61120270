import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";
import { comparedPerson } from "./comparedPerson.ts";
import { employerName } from "../companies/employerName.ts";
import { normalizeCompany, type NormalizedCompany } from "../companies/normalizeCompany.ts";
import { normalizeName, type NormalizedName } from "../names/normalizeName.ts";
import { titleMeaning, type TitleMeaning } from "../titles/titleMeaning.ts";
import { workplaceOf } from "./workplace.ts";
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
  title: TitleMeaning;
  city: string;
}

export function normalizePerson(
  whole: Person,
  { nameOf, companyOf, titleOf } = {
    nameOf: normalizeName,
    companyOf: normalizeCompany,
    titleOf: titleMeaning,
  },
): NormalizedPerson {
  const compared = comparedPerson(whole);
  const person = { ...compared, ...workplaceOf(compared, titleOf) };
  return {
    person,
    name: nameOf(person.firstName, person.lastName, person.sourceName),
    company: companyOf(person.company === null ? null : employerName(person.company, person.city), [
      person.website,
      ...person.emails.map(hostOf),
    ]),
    formerCompanies: person.formerCompanies.map((name) => companyOf(name, [])),
    emails: person.emails.map((email) => email.trim().toLowerCase()),
    phones: person.phones.flatMap((phone) => normalizePhone(phone, person.country)),
    title: titleOf(person.title),
    city: cityKey(person.city),
  };
}

/** What an address says of the company. */
const hostOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);

function normalizePhone(phone: string, country: string | null): string[] {
  const digits = phone.replace(/\D/g, "");
  if (digits.length < 6) return [];
  // Most numbers are written so, and the parser is slow.
  if (phone.trim().startsWith("+") && !/ext|x/i.test(phone)) return [`+${digits}`];
  const parsed = parsePhoneNumberFromString(phone, (country ?? undefined) as CountryCode | undefined);
  return [parsed?.number ?? digits];
}
