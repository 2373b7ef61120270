import { eq, sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { Database } from "../database/open.ts";
import { leadListMembers, leadProfiles, leads, type LeadRow } from "../database/schema/leads.ts";
import { compareCompanies, sameCompany } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { foldText } from "../matching/foldText.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";
import { keptExtra } from "../leadFiles/extraColumns.ts";
import { createLeadFinder, type Identity } from "./leadFinder.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";

export interface LeadOwner {
  orgId: string;
  ownerId: string;
}

export interface StoredLead {
  leadId: string;
  outcome: "imported" | "merged";
  /** How a merged lead was recognized; null for a new one. */
  knownBy: Identity | null;
  /** Whether an earlier row of the same import has the same lead. */
  isRepeated: boolean;
}

/**
 * Puts leads of one owner into one list, each person once (see createLeadFinder). Synchronous, for use in a
 * transaction.
 */
export function createLeadStore(database: Database, owner: LeadOwner, listId: string) {
  const addProfile = database
    .insert(leadProfiles)
    .values({ ...owner, url: sql.placeholder("url"), leadId: sql.placeholder("leadId") })
    .onConflictDoNothing()
    .prepare();
  const addMember = database
    .insert(leadListMembers)
    .values({ listId, leadId: sql.placeholder("leadId"), position: sql.placeholder("position") })
    .onConflictDoNothing()
    .prepare();

  const findKnownLead = createLeadFinder(database, owner);
  const stored = new Set<string>();

  return function storeLead(record: LeadRecord, position: number, now: Date): StoredLead {
    const { lead: known = null, by: knownBy = null } = findKnownLead(record) ?? {};
    const leadId = known?.id ?? randomUUID();
    const isRepeated = stored.has(leadId);
    stored.add(leadId);
    if (known) {
      database
        .update(leads)
        .set(merged(known, record, now))
        .where(eq(leads.id, known.id))
        .run();
    } else {
      database
        .insert(leads)
        .values({ id: leadId, ...owner, ...columnsOf(record), createdAt: now, updatedAt: now })
        .run();
    }
    for (const url of record.profileUrls) addProfile.run({ url, leadId });
    addMember.run({ leadId, position });
    return { leadId, outcome: known ? "merged" : "imported", knownBy, isRepeated };
  };
}

type LeadColumns = Omit<LeadRow, "id" | "orgId" | "ownerId" | "createdAt" | "updatedAt">;

function columnsOf({ profileUrls, ...record }: LeadRecord): LeadColumns {
  return withDerived({ ...record, profileUrl: profileUrls[0] ?? null });
}

/**
 * The newer source wins where it has a value. A last name reduced to an initial does not replace a full one.
 */
function merged(known: LeadRow, record: LeadRecord, now: Date): LeadColumns & { updatedAt: Date } {
  const newer = columnsOf(record);
  const hidesName = /^\p{L}\.?$/u.test(record.lastName) && known.lastName.length > 2;
  const name = hidesName ? known : newer;
  const isPublicKnown = known.profileUrl !== null && !known.profileUrl.includes("/sales/");
  return {
    ...withDerived({
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
    }),
    updatedAt: now,
  };
}

/** A new company makes the known one a former company. */
function formerOf(known: LeadRow, newer: LeadColumns): string | null {
  if (known.company === null || newer.company === null) return known.formerCompany;
  const [before, now] = [normalizeCompany(known.company, []), normalizeCompany(newer.company, [])];
  return sameCompany.has(compareCompanies(before, now)) ? known.formerCompany : known.company;
}

function withDerived(columns: Omit<LeadColumns, "country" | "searchText">): LeadColumns {
  const { firstName, lastName, sourceName, company, title } = columns;
  return {
    ...columns,
    country: countryOfLocation(columns.location),
    searchText: foldText([firstName, lastName, sourceName, company, title].join(" ")),
  };
}
