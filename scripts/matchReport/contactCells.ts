import { countryOfLocation } from "../../connector/matching/places/countryOfLocation.ts";
import { onceEach } from "../../connector/matching/people/readOnce.ts";
import type { Person } from "../../connector/matching/person.ts";

/** Columns by meaning, as Salesforce's exports and reports name them. */
export const aliases = {
  id: ["Id", "Contact ID", "Record ID"],
  firstName: ["FirstName", "First Name"],
  lastName: ["LastName", "Last Name"],
  email: ["Email"],
  phone: ["Phone", "Business Phone"],
  mobilePhone: ["MobilePhone", "Mobile Phone", "Mobile"],
  title: ["Title"],
  account: ["Account.Name", "Account Name", "Company"],
  website: ["Account.Website", "Account Website", "Website"],
  city: ["MailingCity", "Mailing City"],
  country: ["MailingCountry", "Mailing Country", "MailingCountryCode"],
} as const;

export type Column = keyof typeof aliases;

/** A contact's cells, trimmed and in the order of the columns. Empty where there is none. */
export type ContactCells = string[];

export const idOf = ([id = ""]: ContactCells): string => id;

export function personOfCells(cells: ContactCells): Person {
  const [, firstName = "", lastName = "", email, phone, mobilePhone, title, account, website, city, country] =
    cells;
  return {
    firstName,
    lastName,
    sourceName: null,
    emails: [email ?? ""].filter(isSome),
    phones: [phone ?? "", mobilePhone ?? ""].filter(isSome),
    title: title || null,
    company: account || null,
    formerCompanies: [],
    website: website || null,
    city: city || null,
    country: countryOf(country ?? ""),
    profileKeys: [],
  };
}

/** Most contacts are of a few countries. */
const countriesHeldMax = 1_000;
const countryOf = onceEach((cell: string) => countryOfLocation(cell), countriesHeldMax);

const isSome = (text: string): boolean => text !== "";
