import { jaroWinkler } from "@skyra/jaro-winkler";
import anyAscii from "any-ascii";
import { isVariant } from "./nicknames.ts";

/** A Contact or Lead with the fields that the standard matching rules compare. */
interface ComparedPerson {
  firstName: string;
  lastName: string;
  title: string;
  employer: string;
  email: string;
  phone: string;
  street: string;
  city: string;
  zip: string;
}

type Field = "title" | "employer" | "email" | "phone" | "street" | "city" | "zip";

/**
 * What has to agree beside first and last name, one line sufficing, and how sure Salesforce is then. The
 * lines are the equation of the standard contact and lead matching rules (Salesforce Help, "Standard Contact
 * Matching Rule and Standard Lead Matching Rule"); the confidences are this org's own.
 */
const equation: { fields: Field[]; confidence: number }[] = [
  { fields: ["email"], confidence: 100 },
  { fields: ["phone", "employer"], confidence: 98 },
  { fields: ["title", "employer"], confidence: 95 },
  { fields: ["phone"], confidence: 92 },
  { fields: ["street", "zip"], confidence: 90 },
  { fields: ["street", "city"], confidence: 88 },
  { fields: ["street", "title"], confidence: 85 },
];

const firstNameSimilarity = 0.85;
const lastNameSimilarity = 0.9;

/** How sure it is that both are one person, 0 to 100; 0 where the rules do not take them for one. */
export function comparePeople(one: ComparedPerson, other: ComparedPerson): number {
  // A blank first name matches only together with the e-mail address.
  const sameEmail = agree(one.email, other.email);
  if (!namesAgree(one, other, sameEmail) && !namesAgree(transposed(one), other, sameEmail)) return 0;
  const found = equation.find(({ fields }) => fields.every((field) => agree(one[field], other[field])));
  return found?.confidence ?? 0;
}

const agree = (one: string, other: string) => one !== "" && one === other;

/** Swaps the names, which may have been typed into each other's fields. */
const transposed = (person: ComparedPerson): ComparedPerson => ({
  ...person,
  firstName: person.lastName,
  lastName: person.firstName,
});

function namesAgree(one: ComparedPerson, other: ComparedPerson, blankFirstNames: boolean): boolean {
  return (
    lastNamesAgree(one.lastName, other.lastName) &&
    ((blankFirstNames && (one.firstName === "" || other.firstName === "")) ||
      firstNamesAgree(one.firstName, other.firstName))
  );
}

function firstNamesAgree(one: string, other: string): boolean {
  if (one === "" || other === "") return false;
  const initial = one.length === 1 || other.length === 1;
  return (
    one === other ||
    (initial && one[0] === other[0]) ||
    isVariant(one, other) ||
    jaroWinkler(one, other) >= firstNameSimilarity
  );
}

const lastNamesAgree = (one: string, other: string) =>
  one !== "" && other !== "" && (one === other || jaroWinkler(one, other) >= lastNameSimilarity);

/**
 * A row of Contact or Lead for comparing. `employer` is the name of a contact's account, or a lead's company.
 */
export function comparedPerson(row: Record<string, unknown>, employer: unknown): ComparedPerson {
  const address = "MailingStreet" in row ? "Mailing" : "";
  return {
    firstName: folded(row["FirstName"]),
    lastName: folded(row["LastName"]),
    title: folded(row["Title"]),
    employer: employerName(employer),
    email: folded(row["Email"]),
    phone: text(row["Phone"]).replace(/\D/g, ""),
    street: folded(row[`${address}Street`]).replace(/[^a-z0-9]+/g, " "),
    city: folded(row[`${address}City`]),
    zip: folded(row[`${address}PostalCode`]),
  };
}

const text = (value: unknown) => (typeof value === "string" ? value : "");
const folded = (value: unknown) => anyAscii(text(value)).toLowerCase().trim();

/** An employer's name without its legal form. */
function employerName(value: unknown): string {
  return folded(value)
    .replace(
      /\b(inc|incorporated|corp|corporation|llc|ltd|limited|gmbh|ag|plc|co|company|sa|bv|ab|as)\b\.?/g,
      "",
    )
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
