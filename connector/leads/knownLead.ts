import { and, eq, inArray, type SQL } from "drizzle-orm";
import type { Database } from "../database/open.ts";
import { leadProfiles, leads } from "../database/schema/leads.ts";
import { compareCompanies } from "../matching/companies/compareCompanies.ts";
import { prepareCompany } from "../matching/companies/prepareCompany.ts";
import { compareNames, isSameName } from "../matching/names/compareNames.ts";
import { prepareName } from "../matching/names/prepareName.ts";
import type { LeadRow } from "./findLead.ts";
import type { LeadRecord } from "./leadRecord.ts";

/**
 * Of those who share a row's address, or its name, so many are looked at besides those who have both, or its company too: where
 * thousands share them, each row would otherwise be compared with all before it.
 */
const comparedMax = 20;

/** By what a row is known to be a lead that its owner already has. */
export type Identity = "profile" | "email" | "nameAndCompany";

export interface KnownLead {
  lead: LeadRow;
  by: Identity;
}

/**
 * The lead of one owner that a row is, where there is one: that of the same profile; without a profile in common, that of
 * the same e-mail address under a name that fits, or of the same name at the same company, as long as nothing else tells
 * the two apart. Synchronous: meant for a transaction.
 */
export function findKnownLead(
  database: Database,
  owner: { orgId: string; ownerId: string },
  record: LeadRecord,
): KnownLead | null {
  const byProfile = findByProfile(database, owner, record.profileUrls);
  if (byProfile) return { lead: byProfile, by: "profile" };
  const isOwners = and(eq(leads.orgId, owner.orgId), eq(leads.ownerId, owner.ownerId));
  const isNamesake = and(eq(leads.lastName, record.lastName), eq(leads.firstName, record.firstName));
  const some = (...conditions: (SQL | undefined)[]): LeadRow[] =>
    database
      .select()
      .from(leads)
      .where(and(isOwners, ...conditions))
      .limit(comparedMax)
      .all();
  if (record.email !== null) {
    const isSharing = eq(leads.email, record.email);
    const sharing = [...some(isSharing, isNamesake), ...some(isSharing)];
    const lead = sharing.find((each) => haveFittingNames(each, record));
    if (lead) return { lead, by: "email" };
  }
  if (record.company === null || isHidden(record.lastName)) return null;
  const namesakes = new Map(
    [...some(isNamesake, eq(leads.company, record.company)), ...some(isNamesake)].map((each) => [
      each.id,
      each,
    ]),
  );
  const colleagues = [...namesakes.values()].filter((each) => worksThere(each, record));
  // Where one company has two of a name, the name does not say which.
  const [lead] = colleagues.some((each) => isToldApart(each, record)) ? [] : colleagues;
  return lead ? { lead, by: "nameAndCompany" } : null;
}

function findByProfile(
  database: Database,
  owner: { orgId: string; ownerId: string },
  urls: string[],
): LeadRow | undefined {
  if (urls.length === 0) return undefined;
  const found = database
    .select({ lead: leads, url: leadProfiles.url })
    .from(leadProfiles)
    .innerJoin(leads, eq(leads.id, leadProfiles.leadId))
    .where(
      and(
        eq(leadProfiles.orgId, owner.orgId),
        eq(leadProfiles.ownerId, owner.ownerId),
        inArray(leadProfiles.url, urls),
      ),
    )
    .all();
  return urls.flatMap((url) => found.filter((row) => row.url === url))[0]?.lead;
}

type Named = Pick<LeadRecord, "firstName" | "lastName">;

const preparedName = ({ firstName, lastName }: Named) => prepareName(firstName, lastName, null);

function haveFittingNames(one: Named, other: Named): boolean {
  const names = compareNames(preparedName(one), preparedName(other));
  return isSameName(names) && names.given !== "blank" && names.family !== "blank";
}

/** A last name hidden to its initial says too little to know somebody by. */
const isHidden = (lastName: string): boolean => /^\p{L}?\.?$/u.test(lastName);

function worksThere(lead: Pick<LeadRecord, "company" | "companyDomain">, record: LeadRecord): boolean {
  const [one, other] = [lead, record].map(({ company, companyDomain }) =>
    prepareCompany(company, [companyDomain]),
  );
  return one !== undefined && other !== undefined && compareCompanies(one, other) === "exact";
}

/** Two profiles, two addresses: namesakes at one company. */
function isToldApart(lead: LeadRow, record: LeadRecord): boolean {
  const haveTwoProfiles = lead.profileUrl !== null && record.profileUrls.length > 0;
  const haveTwoAddresses = lead.email !== null && record.email !== null && lead.email !== record.email;
  return haveTwoProfiles || haveTwoAddresses;
}
