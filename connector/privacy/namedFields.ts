import type { ContactValues } from "../database/schema/contacts.ts";
import { tailsIn } from "../matching/emailsIn.ts";
import type { PersonWords } from "./personWords.ts";

/** Finds a person in others' texts. `namesakes`: leads that have the person's name themselves. */
export interface WordsByLead {
  all: PersonWords;
  namesakes: ReadonlySet<string>;
}

/** The fields typed for another lead that name the person: also first and last name, in two of them. */
export function namedFields(
  { all, namesakes }: WordsByLead,
  leadId: string | null,
  values: ContactValues | null | undefined,
): string[] {
  if (!values) return [];
  // An address that only ends like the person's (`jean/vera@…`) is another one where a form has it for one.
  const isAnother = (field: string) => {
    const email = field === "Email" && typeof values[field] === "string" ? values[field] : "";
    return /^[^\s@]+@[^\s@]+\.\p{L}{2,}$/u.test(email) && all.areIn(tailsIn(email));
  };
  const named = Object.keys(values).filter((field) => all.areIn(values[field]) && !isAnother(field));
  const { FirstName: first, LastName: last } = values;
  const isNamesake = leadId !== null && namesakes.has(leadId);
  const isPair = typeof first === "string" && typeof last === "string" && !isNamesake;
  return isPair && all.areIn(`${first} ${last}`) ? [...new Set([...named, "FirstName", "LastName"])] : named;
}
