import type { LeadRow } from "../database/schema/leads.ts";
import { compareCompanies } from "../matching/companies/compareCompanies.ts";
import { normalizeCompany } from "../matching/companies/normalizeCompany.ts";
import { compareNames, isSameName } from "../matching/names/compareNames.ts";
import { normalizeName, type NormalizedName } from "../matching/names/normalizeName.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";

/** By what a row is known to be a lead that its owner already has. */
export type Identity = "profile" | "email" | "nameAndCompany";

export interface KnownLead {
  lead: LeadRow;
  by: Identity;
}

/**
 * Of those who share a row's address, or its name, so many are looked at besides those who have both, or its
 * company too: where thousands share them, each row would otherwise be compared with all before it.
 */
export const comparedMax = 20;

/** The columns that two leads may have in common. */
export type SharedColumns = "email" | "emailAndName" | "name" | "nameAndCompany";

type ComparedColumns = "id" | "firstName" | "lastName" | "company" | "email" | "profileUrl";

/** The leads of one owner, as far as a record is compared with them. */
export interface KnownLeads {
  byId(id: string): LeadRow | undefined;
  idOfProfile(url: string): string | undefined;
  /** Those that have the same as the record in these columns, `comparedMax` at most. */
  alike(by: SharedColumns, record: LeadRecord): Pick<LeadRow, ComparedColumns>[];
}

/**
 * Finds the lead of one owner that a row is, where there is one: that of the same profile; without a profile
 * in common, that of the same e-mail address under a name that fits, or of the same name at the same company,
 * as long as nothing else tells the two apart.
 */
export function createLeadFinder(leads: KnownLeads): (record: LeadRecord) => KnownLead | null {
  return (record) => {
    const found = findId(record);
    const lead = found && leads.byId(found.id);
    return lead ? { lead, by: found.by } : null;
  };

  function findId(record: LeadRecord): { id: string; by: Identity } | null {
    const { lastName, email, company, profileUrls } = record;
    for (const url of profileUrls) {
      const id = leads.idOfProfile(url);
      if (id !== undefined) return { id, by: "profile" };
    }
    if (email !== null) {
      const name = preparedName(record);
      const found =
        leads.alike("emailAndName", record).find((each) => isFitting(name, each)) ??
        leads.alike("email", record).find((each) => isFitting(name, each));
      if (found) return { id: found.id, by: "email" };
    }
    if (company === null || isHidden(lastName)) return null;
    const alike = [
      ...leads.alike("nameAndCompany", record),
      ...leads.alike("name", record).filter((each) => each.company !== company),
    ];
    const employer = normalizeCompany(company, []);
    const colleagues = alike.filter(
      (each) => compareCompanies(normalizeCompany(each.company, []), employer) === "exact",
    );
    // Where one company has two of a name, the name does not say which.
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

/** A last name hidden to its initial says too little to know somebody by. */
const isHidden = (lastName: string): boolean => /^\p{L}?\.?$/u.test(lastName);

/** Two profiles, two addresses: namesakes at one company. */
function isToldApart(lead: Pick<LeadRow, "profileUrl" | "email">, record: LeadRecord): boolean {
  const haveTwoProfiles = lead.profileUrl !== null && record.profileUrls.length > 0;
  const haveTwoAddresses = lead.email !== null && record.email !== null && lead.email !== record.email;
  return haveTwoProfiles || haveTwoAddresses;
}
