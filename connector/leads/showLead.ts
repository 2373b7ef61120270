import type { RequestContext } from "../context.ts";
import { recordUrl } from "../salesforce/recordId.ts";
import type { LeadLink, LeadRow } from "../database/schema/leads.ts";
import { showRecord, lookUpVisibility } from "./knownVisibility.ts";
import type { SuggestedMatch } from "../matches/leadPerson.ts";
import { AppError, policyOf } from "../errors.ts";
import { knownMatches, matchLeads } from "../matches/matchLeads.ts";
import { askTogether } from "../work/askTogether.ts";
import { readLinks } from "./recordLink.ts";

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

/**
 * The CRM status of leads: linked ones from our own data, the others by asking Salesforce. Where Salesforce
 * does not answer, the status is unknown and the leads are still shown. Throws where the sign-in has ended.
 */
export async function crmOfLeads(ctx: RequestContext, rows: LeadRow[]): Promise<Map<string, LeadCrm>> {
  const { links, open } = await splitByLink(ctx, rows);
  const [statuses] = await askTogether(
    () => suggestedStatuses(ctx, open),
    () => lookUpVisibility(ctx, links),
  );
  return new Map([...statuses, ...linkedStatuses(ctx, links)]);
}

/**
 * The same as far as it is known without a question to Salesforce: from links, and from what it answered in
 * the last minutes. The others are absent.
 */
export async function storedCrmOfLeads(ctx: RequestContext, rows: LeadRow[]): Promise<Map<string, LeadCrm>> {
  const { links, open } = await splitByLink(ctx, rows);
  const known = await knownMatches(ctx, open);
  return new Map([
    ...[...known].map(([id, matches]) => [id, statusOfMatches(ctx, matches)] as const),
    ...linkedStatuses(ctx, links),
  ]);
}

/** The links of leads, and the leads without one. */
async function splitByLink(
  ctx: RequestContext,
  rows: LeadRow[],
): Promise<{ links: LeadLink[]; open: LeadRow[] }> {
  const ids = rows.map(({ id }) => id);
  const links = await readLinks(ctx.database, ids, ctx.caller.userId);
  const linked = new Set(links.map(({ leadId }) => leadId));
  return { links, open: rows.filter(({ id }) => !linked.has(id)) };
}

async function suggestedStatuses(ctx: RequestContext, rows: LeadRow[]): Promise<Map<string, LeadCrm>> {
  try {
    const matches = await matchLeads(ctx, rows);
    return new Map(rows.map(({ id }) => [id, statusOfMatches(ctx, matches.get(id))]));
  } catch (error) {
    if (!(error instanceof AppError) || !policyOf(error).leavesUnknown) throw error;
    ctx.log.warn({ err: error }, "matches could not be asked for");
    return new Map(rows.map(({ id }) => [id, { status: "unknown" }]));
  }
}
