import type { LeadRow } from "../../database/schema/leads.ts";
import { normalizeCompany } from "../../matching/companies/normalizeCompany.ts";
import { hasLeft } from "../../matching/changes/hasLeft.ts";
import type { ContactWithRoles } from "../../salesforce/contactsWithRoles.ts";
import type { MovedLead, TwoAccounts } from "./accountsOfMoved.ts";

interface Site {
  name: string | null;
  website: string | null;
}

/** An account, and the one that it belongs to. */
interface Branch extends Site {
  id: string;
  parentId: string | null;
}

/**
 * Whether Salesforce tells that a lead whose company has another name works where they did: both companies
 * are one account, or of one parent, or the account of the one before has the web domain or the name of the
 * one now.
 */
export function isStillThere(
  { lead, earlier }: MovedLead,
  { before, now }: TwoAccounts = { before: null, now: null },
  contact: ContactWithRoles | null,
): boolean {
  const account = contact?.account ?? null;
  const known: Branch[] = [
    ...(before ? [before] : []),
    ...(account && worksAt(earlier, account) ? [{ ...account, parentId: account.parent?.id ?? null }] : []),
  ];
  const present = isOfCompany(lead) ? lead : { ...lead, email: null };
  return known.some((each) => worksAt(present, each) || (now !== null && areOfOneParent(each, now)));
}

/** Whether the address is called like the company. Another may be one of the employer before, still kept. */
function isOfCompany({ company, email }: LeadRow): boolean {
  const { webNames, groupJoined, bareJoined } = normalizeCompany(company, [email]);
  return webNames.some((name) => bareJoined.startsWith(name) || name.startsWith(groupJoined));
}

/** Whether somebody of such a job may well work at an account: its name or web domain is the company's. */
export function worksAt(
  { company, companyDomain, email = null }: Pick<LeadRow, "company" | "companyDomain"> & Partial<LeadRow>,
  { name, website }: Site,
): boolean {
  return (
    name !== null &&
    !hasLeft({ company: name, domains: [website] }, { company, domains: [companyDomain, email] })
  );
}

const areOfOneParent = (one: Branch, other: Branch): boolean =>
  one.id === other.id ||
  one.parentId === other.id ||
  other.parentId === one.id ||
  (one.parentId !== null && one.parentId === other.parentId);
