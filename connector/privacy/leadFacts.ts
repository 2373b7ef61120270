import type { LeadRow } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { startsOfProfile } from "../matching/canonicalProfileUrl.ts";
import { emailsIn, foldEmail, tailsIn } from "../matching/emailsIn.ts";
import { kindOfProfile, profileKey } from "../matching/profileKinds.ts";
import { nameOfTwo, splitName, type Name } from "./splitName.ts";

/** What identifies a lead, apart from what its row says of other people. */
export interface LeadFacts extends Name {
  /** Of its profile columns, and of further columns of its own those of another kind. */
  profileUrls: string[];
  /** Of its profile columns. */
  mainProfiles: string[];
  emails: string[];
  /** From the Email column or typed by a rep; only without these from further columns of its own. */
  mainEmails: string[];
  /** From the Email column; only if that is empty, from further columns of its own. */
  columnEmails: string[];
  /** Addresses behind a sign in a longer one: of the person named, or the end of somebody else's. */
  emailTails: string[];
  /** As its columns have it, as the source has it in one text, and as a rep typed it. */
  names: Name[];
  companies: (string | null)[];
  /** In columns that may be about somebody else, or with something behind it that belongs to another one. */
  further: { emails: string[]; profileUrls: string[] };
  /** Addresses of others that a rep typed for it. */
  mentionsTyped: string[];
}

/** What reps typed into the form of a lead. */
export interface Typed {
  emails: string[];
  names: Name[];
  /** Addresses of others. */
  mentions: string[];
}

export interface KnownLead {
  id: string;
  facts: LeadFacts;
}

/** All leads, or those that may be wanted by their names. */
export type ReadLeads = (isWanted?: (lead: Name) => boolean) => AsyncIterable<KnownLead>;

type Row = Pick<
  LeadRow | LeadRecord,
  "firstName" | "lastName" | "sourceName" | "company" | "formerCompany" | "email"
> &
  Pick<LeadRecord, "emailTails">;

/** `profileUrls` are canonical. */
export function leadFacts(
  { firstName, lastName, sourceName, company, formerCompany, email, ...row }: Row,
  profileUrls: readonly string[],
  typed: Partial<Typed> = {},
): LeadFacts {
  const columnEmail = emailOfColumn(email);
  const inColumn = columnEmail === null ? [] : [columnEmail];
  const main = [...inColumn, ...(typed.emails ?? [])];
  return {
    firstName,
    lastName,
    profileUrls: [...profileUrls],
    mainProfiles: [...profileUrls],
    emails: main,
    mainEmails: main,
    columnEmails: inColumn,
    emailTails: [...(row.emailTails ?? tailsIn(email ?? ""))],
    names: [
      { firstName, lastName },
      ...inSource({ firstName, lastName }, sourceName),
      ...(typed.names ?? []),
    ],
    companies: [company, formerCompany],
    further: {
      emails: [...(typed.mentions ?? [])],
      profileUrls: profileUrls.flatMap(startsOfProfile),
    },
    mentionsTyped: typed.mentions ?? [],
  };
}

/** The name as the source has it in one text, where that may be another one: also as `Last Last, First`. */
function inSource({ firstName, lastName }: Name, sourceName: string): Name[] {
  // Of two words, each is a column's own: `Jack MA` is nobody's `Jack`.
  if (sourceName === `${firstName} ${lastName}` && sourceName.split(" ").length === 2) return [];
  const [last = "", first = "", ...more] = sourceName.split(",");
  const turned = first.trim() === "" || more.length > 0 ? [] : [nameOfTwo(first, last)];
  return [splitName(sourceName), ...turned];
}

/** The address that an e-mail column means. */
export const emailOfColumn = (email: string | null): string | null =>
  email === null ? null : (emailsIn(email)[0] ?? foldEmail(email));

/** The profiles of a lead that has no other one of their kind: of two, one is somebody else's. */
export function surelyOwn({ profileUrls }: Pick<LeadFacts, "profileUrls">): string[] {
  return profileUrls.filter((url) =>
    profileUrls.every(
      (other) => kindOfProfile(other) !== kindOfProfile(url) || profileKey(other) === profileKey(url),
    ),
  );
}

/** Profiles that are surely the lead's and that a profile column has. */
export const surelyMain = (facts: Pick<LeadFacts, "profileUrls" | "mainProfiles">): string[] =>
  surelyOwn(facts).filter((url) => facts.mainProfiles.includes(url));
