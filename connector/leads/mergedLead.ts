import type { LeadRow } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { searchTextOf } from "../leadFiles/recordToLead.ts";
import { compareCompanies, sameCompany } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";

type LeadColumns = Omit<LeadRow, "id" | "orgId" | "ownerId" | "createdAt" | "updatedAt">;

const neverChanged = {
  changedIn: null,
  earlierTitle: null,
  earlierCompany: null,
  earlierCompanyDomain: null,
};

type CountryOf = typeof countryOfLocation;

const locationsMax = 1_000;

/** The same as `countryOfLocation`, which remembers the latest: the rows of a file repeat few locations. */
export function rememberCountries(): CountryOf {
  const known = new Map<string, string | null>();
  return (text) => {
    const location = text ?? "";
    const before = known.get(location);
    if (before !== undefined) return before;
    const country = countryOfLocation(location);
    if (known.size >= locationsMax) known.clear();
    known.set(location, country);
    return country;
  };
}

/** The columns of a new lead, from the record that brings it. */
export function newLead(
  { profileUrls, otherEmails: _seen, otherProfiles: _alsoSeen, ...record }: LeadRecord,
  countryOf: CountryOf = countryOfLocation,
): LeadColumns {
  return withDerived({ ...record, profileUrl: profileUrls[0] ?? null, ...neverChanged }, countryOf);
}

/**
 * The columns of a known lead after a further record of it. The newer source wins where it has a value. A
 * last name reduced to an initial does not replace a full one.
 */
export function mergedLead(
  known: LeadRow,
  record: LeadRecord,
  countryOf: CountryOf = countryOfLocation,
): LeadColumns {
  const newer = newLead(record, countryOf);
  const hidesName = /^\p{L}\.?$/u.test(record.lastName) && known.lastName.length > 2;
  const name = hidesName ? known : newer;
  const isPublicKnown = known.profileUrl !== null && !known.profileUrl.includes("/sales/");
  const columns = {
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
    changedIn: known.changedIn,
    earlierTitle: known.earlierTitle,
    earlierCompany: known.earlierCompany,
    earlierCompanyDomain: known.earlierCompanyDomain,
  };
  return withDerived(columns, countryOf);
}

/** A new company makes the known one a former company. */
function formerOf(known: LeadRow, newer: LeadColumns): string | null {
  if (known.company === null || newer.company === null) return known.formerCompany;
  const [before, now] = [normalizeCompany(known.company, []), normalizeCompany(newer.company, [])];
  return sameCompany.has(compareCompanies(before, now)) ? known.formerCompany : known.company;
}

function withDerived(
  columns: Omit<LeadColumns, "country" | "searchText" | "removedAt" | "isErased">,
  countryOf: CountryOf,
): LeadColumns {
  return {
    ...columns,
    country: countryOf(columns.location),
    searchText: searchTextOf(columns),
    // A lead that was to be removed stays where an import brings it again.
    removedAt: null,
    // One that was erased on request is not found by an import.
    isErased: false,
  };
}
