import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Database } from "../database/open.ts";
import { leadProfiles, leads, type LeadRow } from "../database/schema/leads.ts";
import { compareCompanies } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { compareNames, isSameName } from "../matching/names/compareNames.ts";
import { normalizeName, type NormalizedName } from "../matching/names/normalizeName.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";

/** How a row was recognized as a lead that its owner already has. */
export type Identity = "profile" | "email" | "nameAndCompany";

export interface KnownLead {
  lead: LeadRow;
  by: Identity;
}

/**
 * The most candidates compared for a row: leads with its address or its name, beyond those that match both or
 * the company too. Otherwise each row would be compared with thousands of others.
 */
const comparedMax = 20;

/**
 * Finds the owner's lead that a row describes: by profile, or, without a common profile, by e-mail address
 * and a fitting name, or by name and company, unless something else tells the two apart. Synchronous, for use
 * in a transaction.
 */
export function createLeadFinder(
  database: Database,
  owner: { orgId: string; ownerId: string },
): (record: LeadRecord) => KnownLead | null {
  const byId = database
    .select()
    .from(leads)
    .where(eq(leads.id, sql.placeholder("id")))
    .prepare();
  const byProfile = database
    .select({ id: leadProfiles.leadId })
    .from(leadProfiles)
    .where(
      and(
        eq(leadProfiles.orgId, owner.orgId),
        eq(leadProfiles.ownerId, owner.ownerId),
        eq(leadProfiles.url, sql.placeholder("url")),
      ),
    )
    .prepare();
  const some = (...conditions: SQL[]) =>
    database
      .select({
        id: leads.id,
        firstName: leads.firstName,
        lastName: leads.lastName,
        company: leads.company,
        email: leads.email,
        profileUrl: leads.profileUrl,
      })
      .from(leads)
      .where(and(eq(leads.orgId, owner.orgId), eq(leads.ownerId, owner.ownerId), ...conditions))
      .limit(comparedMax)
      .prepare();
  const hasEmail = eq(leads.email, sql.placeholder("email"));
  const isNamesake = [
    eq(leads.lastName, sql.placeholder("lastName")),
    eq(leads.firstName, sql.placeholder("firstName")),
  ];
  const sharingBoth = some(hasEmail, ...isNamesake);
  const sharing = some(hasEmail);
  const namesakesThere = some(...isNamesake, eq(leads.company, sql.placeholder("company")));
  const namesakes = some(...isNamesake);

  return (record) => {
    const found = findId(record);
    const lead = found && byId.get({ id: found.id });
    return lead ? { lead, by: found.by } : null;
  };

  function findId(record: LeadRecord): { id: string; by: Identity } | null {
    const { firstName, lastName, email, company, profileUrls } = record;
    for (const url of profileUrls) {
      const found = byProfile.get({ url });
      if (found) return { id: found.id, by: "profile" };
    }
    if (email !== null) {
      const name = preparedName(record);
      const found =
        sharingBoth.all({ email, firstName, lastName }).find((each) => isFitting(name, each)) ??
        sharing.all({ email }).find((each) => isFitting(name, each));
      if (found) return { id: found.id, by: "email" };
    }
    if (company === null || isHidden(lastName)) return null;
    const alike = [
      ...namesakesThere.all({ firstName, lastName, company }),
      ...namesakes.all({ firstName, lastName }).filter((each) => each.company !== company),
    ];
    const employer = normalizeCompany(company, []);
    const colleagues = alike.filter(
      (each) => compareCompanies(normalizeCompany(each.company, []), employer) === "exact",
    );
    // Two leads with the same name at one company: the name does not tell which is meant.
    const [lead] = colleagues.some((each) => isToldApart(each, record)) ? [] : colleagues;
    return lead ? { id: lead.id, by: "nameAndCompany" } : null;
  }
}

type Named = Pick<LeadRecord, "firstName" | "lastName">;

const preparedName = ({ firstName, lastName }: Named): NormalizedName =>
  normalizeName(firstName, lastName, null);

function isFitting(name: NormalizedName, other: Named): boolean {
  const names = compareNames(preparedName(other), name);
  return isSameName(names) && names.given !== "blank" && names.family !== "blank";
}

/** A last name reduced to an initial does not identify anybody. */
const isHidden = (lastName: string): boolean => /^\p{L}?\.?$/u.test(lastName);

/** Different profiles or addresses mean two people with the same name at one company. */
function isToldApart(lead: Pick<LeadRow, "profileUrl" | "email">, record: LeadRecord): boolean {
  const haveTwoProfiles = lead.profileUrl !== null && record.profileUrls.length > 0;
  const haveTwoAddresses = lead.email !== null && record.email !== null && lead.email !== record.email;
  return haveTwoProfiles || haveTwoAddresses;
}
