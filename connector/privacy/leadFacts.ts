import type { LeadRow } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { isOwnColumn } from "./isOwnColumn.ts";
import { emailsIn, foldEmail, profilesIn } from "./reachesIn.ts";

/** What a lead is known by: what is the lead's own, and what else its row names. */
export interface LeadFacts {
  firstName: string;
  lastName: string;
  profileUrls: string[];
  emails: string[];
  /** Of its e-mail column, or typed for it; where there are none, of further columns of its own. */
  mainEmails: string[];
  /** `First Last`, also as a rep typed it. */
  names: string[];
  companies: (string | null)[];
  /** In columns that may be about somebody else. */
  further: { emails: string[]; profileUrls: string[] };
}

/** What reps typed into the form of a lead. */
export interface Typed {
  emails: string[];
  names: string[];
}

type Row = Pick<
  LeadRow | LeadRecord,
  "firstName" | "lastName" | "sourceName" | "company" | "formerCompany" | "email" | "extra"
>;

/** `profileUrls` are canonical, `furtherEmails` those that stood in the same cell as the lead's address. */
export function leadFacts(
  { firstName, lastName, sourceName, company, formerCompany, email, extra }: Row,
  profileUrls: readonly string[],
  typed: Partial<Typed> = {},
): LeadFacts {
  const columns = Object.entries(extra);
  const own = columns.filter(([column]) => isOwnColumn(column)).map(([, text]) => text);
  const main = [...(email === null ? [] : [foldEmail(email)]), ...(typed.emails ?? [])];
  const second = own.flatMap(emailsIn);
  const others = columns.filter(([column]) => !isOwnColumn(column)).map(([, text]) => text);
  return {
    firstName,
    lastName,
    profileUrls: [...profileUrls, ...own.flatMap(profilesIn)],
    emails: [...main, ...second],
    mainEmails: main.length > 0 ? main : second,
    names: [`${firstName} ${lastName}`, sourceName, ...(typed.names ?? [])],
    companies: [company, formerCompany],
    further: { emails: others.flatMap(emailsIn), profileUrls: others.flatMap(profilesIn) },
  };
}
