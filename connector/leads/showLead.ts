import type { RequestContext } from "../context.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";
import type { LeadLink, LeadRow } from "../database/schema/leads.ts";
import { showRecord } from "./knownVisibility.ts";
import type { SuggestedMatch } from "../matches/leadPerson.ts";

export type CrmStatus = "new" | "linked" | "likely" | "possible";

/** Whether a lead is in the CRM; `unknown` where Salesforce could not be asked. */
export interface LeadCrm {
  status: CrmStatus | "unknown";
  /**
   * Absent where a colleague linked the lead to a record that the caller may not see, or that could not be
   * looked up.
   */
  recordId?: string;
  object?: "Contact" | "Lead";
  /** Opens the record in Lightning. */
  url?: string;
}

/** A lead as the API shows it. */
export interface ShownLead {
  id: string;
  firstName: string;
  lastName: string;
  title: string | null;
  company: string | null;
  location: string | null;
  country: string | null;
  email: string | null;
  phone: string | null;
  profileUrl: string | null;
  crm: LeadCrm;
}

/** What a lead says of the person, without what Salesforce knows. */
export function showPerson(lead: LeadRow): Omit<ShownLead, "crm" | "country" | "profileUrl"> {
  const { id, firstName, lastName, title, company, location, email, phone } = lead;
  return { id, firstName, lastName, title, company, location, email, phone };
}

export function showLead(lead: LeadRow, crm: LeadCrm): ShownLead {
  const { id, firstName, lastName, title, company, location, country, email, phone, profileUrl } = lead;
  return { id, firstName, lastName, title, company, location, country, email, phone, profileUrl, crm };
}

/**
 * The CRM status of linked leads, with the record where a recent lookup showed that the caller may see it. No
 * API call.
 */
export function linkedStatuses(ctx: RequestContext, links: LeadLink[]): Map<string, LeadCrm> {
  return new Map(
    links.map((link) => [link.leadId, { status: "linked", object: link.object, ...showRecord(ctx, link) }]),
  );
}

/** The status of a lead that is not linked, by its best suggestion. */
export function statusOfMatches(ctx: RequestContext, matches: SuggestedMatch[] | undefined): LeadCrm {
  const best = matches?.[0];
  if (!best) return { status: "new" };
  const { id: recordId, object } = best.record;
  const url = recordUrl(ctx.salesforce.instanceUrl, object, recordId);
  return { status: best.level === "possible" ? "possible" : "likely", recordId, object, url };
}
