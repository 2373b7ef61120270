import type { LeadRow } from "../database/schema/leads.ts";
import { keptExtra } from "../leadFiles/keptExtra.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { searchTextOf } from "../leadFiles/searchTextOf.ts";
import { compareCompanies, sameCompany } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";

type LeadColumns = Omit<LeadRow, "id" | "orgId" | "ownerId" | "createdAt" | "updatedAt">;

/** The columns of a new lead, from the record that brings it. */
export function newLead({
  profileUrls,
  otherEmails: _seen,
  otherProfiles: _alsoSeen,
  ...record
}: LeadRecord): LeadColumns {
  return withDerived({ ...record, profileUrl: profileUrls[0] ?? null });
}

/**
 * The columns of a known lead after a further record of it. The newer source wins where it has a value. A
 * last name reduced to an initial does not replace a full one.
 */
export function mergedLead(known: LeadRow, record: LeadRecord): LeadColumns {
  const newer = newLead(record);
  const hidesName = /^\p{L}\.?$/u.test(record.lastName) && known.lastName.length > 2;
  const name = hidesName ? known : newer;
  const isPublicKnown = known.profileUrl !== null && !known.profileUrl.includes("/sales/");
  return withDerived({
    firstName: name.firstName,
    lastName: name.lastName,
    sourceName: name.sourceName,
    title: newer.title ?? known.title,
    company: newer.company ?? known.company,
    companyDomain: newer.company === null ? known.companyDomain : newer.companyDomain,
    formerCompany: newer.formerCompany ?? formerOf(known, newer),
    location: newer.location ?? known.location,
    email: newer.email ?? known.email,
    phone: newer.phone ?? known.phone,
    profileUrl: isPublicKnown ? known.profileUrl : (newer.profileUrl ?? known.profileUrl),
    connectedOn: newer.connectedOn ?? known.connectedOn,
    extra: keptExtra([...Object.entries(newer.extra), ...Object.entries(known.extra)]),
  });
}

/** A new company makes the known one a former company. */
function formerOf(known: LeadRow, newer: LeadColumns): string | null {
  if (known.company === null || newer.company === null) return known.formerCompany;
  const [before, now] = [normalizeCompany(known.company, []), normalizeCompany(newer.company, [])];
  return sameCompany.has(compareCompanies(before, now)) ? known.formerCompany : known.company;
}

function withDerived(
  columns: Omit<LeadColumns, "country" | "searchText" | "removedAt" | "isErased">,
): LeadColumns {
  return {
    ...columns,
    country: countryOfLocation(columns.location),
    searchText: searchTextOf(columns),
    // A lead that was to be removed stays where an import brings it again.
    removedAt: null,
    // One that was erased on request is not found by an import.
    isErased: false,
  };
}
