import type { LeadRow } from "../../database/schema/leads.ts";
import { normalizeCompany } from "../../matching/companies/normalizeCompany.ts";
import { hasLeft } from "../../matching/changes/hasLeft.ts";
import { contactsWithRoles, type ContactWithRoles } from "../../salesforce/contactRoles.ts";
import type { MovedLead, TwoAccounts } from "./moved.ts";
import type { RequestContext } from "../../context.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { knownMatches, matchLeads } from "../../matches/matchLeads.ts";
import { mapPartsInTurns } from "../../work/inTurns.ts";
import { readLinks } from "../recordLink.ts";

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

/** The contacts that leads are, by lead. */
export type ContactsOfLeads = ReadonlyMap<string, ContactWithRoles>;

interface Asked {
  /** Of them also the contact that is certainly the lead without a link. */
  left: readonly LeadRow[];
  /** All of the list, of which the linked ones count. */
  all: readonly string[];
}

/** With more linked leads than this, those of whom the list itself says nothing are not asked about. */
const linkedMax = 5_000;
/** So many who have left are compared with Salesforce; of more than that, those who were compared lately. */
const comparedMax = 200;

/**
 * Asks Salesforce for the contacts of leads that have left, and of all that are linked: one API call for 400
 * contacts. The first ones that were not compared with Salesforce lately are compared, as their list does it
 * anyway.
 */
export async function contactsOfLeads(ctx: RequestContext, { left, all }: Asked): Promise<ContactsOfLeads> {
  const links = await mapPartsInTurns(all, (ids) => readLinks(ctx.database, ids, ctx.caller.userId));
  const recordIds = new Map(
    links.flatMap(({ leadId, object, recordId }) => (object === "Contact" ? [[leadId, recordId]] : [])),
  );
  const linked = new Set(links.map(({ leadId }) => leadId));
  const open = left.filter(({ id }) => !linked.has(id));
  const compared = [
    ...(await matchLeads(ctx, open.slice(0, comparedMax))),
    ...(await knownMatches(ctx, open.slice(comparedMax))),
  ];
  for (const [leadId, matches] of compared) {
    const sure = matches.find(({ level, record }) => level === "certain" && record.object === "Contact");
    if (sure) recordIds.set(leadId, sure.record.id);
  }
  const leftIds = new Set(left.map(({ id }) => id));
  const wanted =
    recordIds.size > linkedMax ? [...recordIds].filter(([leadId]) => leftIds.has(leadId)) : [...recordIds];
  if (wanted.length === 0) return new Map();
  const ids = [...new Set(wanted.map(([, recordId]) => recordId))];
  const contacts = await contactsWithRoles(ctx.salesforce, await contactDescribe(ctx), ids);
  return new Map(
    wanted.flatMap(([leadId, recordId]) => {
      const contact = contacts.get(recordId);
      return contact ? [[leadId, contact] as const] : [];
    }),
  );
}
