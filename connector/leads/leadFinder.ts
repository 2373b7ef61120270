import type { LeadRow } from "../database/schema/leads.ts";
import { compareCompanies } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { compareNames, isSameName } from "../matching/names/compareNames.ts";
import { normalizeName, type NormalizedName } from "../matching/names/normalizeName.ts";
import { haveTwoPublicProfiles } from "../matching/profileKinds.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";

/** How a row was recognized as a lead that its owner already has. */
export type Identity = "profile" | "email" | "nameAndCompany";

interface KnownLead {
  lead: LeadRow;
  by: Identity;
}

/**
 * The most candidates compared for a row: leads with its address or its name, beyond those that match both or
 * the company too. Otherwise each row would be compared with thousands of others.
 */
export const comparedMax = 20;

/** The columns that two leads may have in common. */
export type SharedColumns = "email" | "emailAndName" | "name" | "nameAndCompany";

type ComparedColumns = "id" | "firstName" | "lastName" | "company" | "email" | "profileUrl";

/** The leads of one owner, as far as a record is compared with them. */
export interface KnownLeads {
  byId(id: string): Promise<LeadRow | undefined>;
  idOfProfile(url: string): Promise<string | undefined>;
  /** Leads with the same values as the record in these columns, `comparedMax` at most. */
  alike(by: SharedColumns, record: LeadRecord): Promise<Pick<LeadRow, ComparedColumns>[]>;
}

/**
 * Finds the owner's lead that a row describes: by profile, or, without a common profile, by e-mail address
 * and a fitting name, unless they have two public profiles, or by name and company, unless something else
 * tells the two apart. For use in a transaction.
 */
export function createLeadFinder(leads: KnownLeads): (record: LeadRecord) => Promise<KnownLead | null> {
  return async (record) => {
    const found = await findId(record);
    const lead = found && (await leads.byId(found.id));
    return lead ? { lead, by: found.by } : null;
  };

  async function findId(record: LeadRecord): Promise<{ id: string; by: Identity } | null> {
    const { lastName, email, company, profileUrls } = record;
    for (const url of profileUrls) {
      const id = await leads.idOfProfile(url);
      if (id !== undefined) return { id, by: "profile" };
    }
    if (email !== null) {
      const mayBeOne = (each: Pick<LeadRow, ComparedColumns>) =>
        !haveTwoPublicProfiles(each.profileUrl, profileUrls) && isFitting(preparedName(record), each);
      const found =
        (await leads.alike("emailAndName", record)).find((each) => mayBeOne(each)) ??
        (await leads.alike("email", record)).find((each) => mayBeOne(each));
      if (found) return { id: found.id, by: "email" };
    }
    if (company === null || isHidden(lastName)) return null;
    const alike = [
      ...(await leads.alike("nameAndCompany", record)),
      ...(await leads.alike("name", record)).filter((each) => each.company !== company),
    ];
    if (alike.length === 0) return null;
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
