import type { RequestContext } from "../context.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";
import type { LeadLink, LeadRow } from "../database/schema/leads.ts";
import { showRecord } from "./knownVisibility.ts";
import type { SuggestedMatch } from "../matches/leadMatches.ts";

export type CrmStatus = "new" | "linked" | "likely" | "possible";

/** Whether a lead is in the CRM; `unknown` where Salesforce could not be asked. */
export interface LeadCrm {
  status: CrmStatus | "unknown";
  /**
   * Absent for a lead that a colleague linked to a record that the caller may not see, or that could not be
   * asked for.
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

export function showLead(lead: LeadRow, crm: LeadCrm): ShownLead {
  const { id, firstName, lastName, title, company, location, country, email, phone, profileUrl } = lead;
  return { id, firstName, lastName, title, company, location, country, email, phone, profileUrl, crm };
}

/**
 * The links of leads as their CRM status, with the record where it has been looked up that the caller may see
 * it. Asks nobody.
 */
export function linkedStatuses(ctx: RequestContext, links: LeadLink[]): Map<string, LeadCrm> {
  return new Map(
    links.map((link) => [link.leadId, { status: "linked", object: link.object, ...showRecord(ctx, link) }]),
  );
}

/** What the best suggestion makes of a lead that is not linked. */
export function statusOfMatches(ctx: RequestContext, matches: SuggestedMatch[] | undefined): LeadCrm {
  const best = matches?.[0];
  if (!best) return { status: "new" };
  const { id: recordId, object } = best.record;
  const url = recordUrl(ctx.salesforce.instanceUrl, object, recordId);
  return { status: best.level === "possible" ? "possible" : "likely", recordId, object, url };
}
