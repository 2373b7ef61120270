import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { externalLeadId } from "../salesforce/packageAccess.ts";
import { comparedPerson } from "../matching/people/comparedPerson.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";
import type { Person, Match } from "../matching/person.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { canonicalProfileUrl } from "../matching/canonicalProfileUrl.ts";
import type { Said } from "../reasons/sentence.ts";

/** The compared fields of a lead, stored or read from a file. */
type ComparedLead = Pick<
  LeadRow,
  | "firstName"
  | "lastName"
  | "sourceName"
  | "email"
  | "phone"
  | "title"
  | "company"
  | "companyDomain"
  | "formerCompany"
  | "location"
>;

/** A stored lead, for comparison. */
export function personOfLead(lead: ComparedLead & Pick<LeadRow, "id" | "profileUrl">): Person {
  return personOf(lead, [externalLeadId(lead)]);
}

/**
 * A lead's own details, for comparison. `profileKeys` are the forms in which CRM records may hold its
 * profile.
 */
export function personOf(lead: ComparedLead, profileKeys: string[]): Person {
  const [city] = (lead.location ?? "").split(",", 1);
  return comparedPerson({
    firstName: lead.firstName,
    lastName: lead.lastName,
    sourceName: lead.sourceName,
    emails: lead.email === null ? [] : [lead.email],
    phones: lead.phone === null ? [] : [lead.phone],
    title: lead.title,
    company: lead.company,
    formerCompanies: lead.formerCompany === null ? [] : [lead.formerCompany],
    website: lead.companyDomain,
    city: lead.location?.includes(",") ? (city ?? null) : null,
    country: countryOfLocation(lead.location),
    profileKeys,
  });
}

/** A Contact or Salesforce Lead, for comparison. */
export function personOfRecord(record: CrmRecord): Person {
  return comparedPerson({
    firstName: record.firstName,
    lastName: record.lastName,
    sourceName: null,
    emails: record.email === null ? [] : [record.email],
    phones: [record.phone, record.mobilePhone].filter((phone) => phone !== null),
    title: record.title,
    company: record.company,
    formerCompanies: [],
    website: record.website,
    city: record.city,
    country: countryOfLocation(record.country),
    profileKeys: profileKeysOf(record),
  });
}

function profileKeysOf({ externalLeadId: made, profileUrls }: CrmRecord): string[] {
  const known = profileUrls.flatMap((text) => {
    const profileUrl = canonicalProfileUrl(text);
    return profileUrl === null ? [] : [externalLeadId({ id: "", profileUrl })];
  });
  return made === null ? known : [made, ...known];
}

export interface SuggestedMatch extends Match {
  record: CrmRecord;
}

/** Suggestions kept for each lead. */
export const suggestionsMax = 200;

/** The Salesforce records found for a lead. */
export interface LeadMatches {
  /** The likeliest ones, as many as anybody would look through. */
  suggestions: SuggestedMatch[];
  /** The number found; more than `suggestions` where very many have the lead's name. */
  total: number;
  /** What was not searched, so that matches may be missing. */
  gaps: Said[];
}
