import type { RequestContext } from "../../context.ts";
import type { LeadLink, LeadRow } from "../../database/schema/leads.ts";
import { showRecord } from "../../leads/knownVisibility.ts";
import { reasonOfLink } from "../../leads/recordLink.ts";
import { hasLeft } from "../../matching/changes/hasLeft.ts";
import { fullName } from "../../matching/names/fullName.ts";
import type { MatchLevel } from "../../matching/person.ts";
import { coded, type Coded, type Said, say } from "../../reasons/sentence.ts";
import type { CrmRecord } from "../../salesforce/crmRecord.ts";
import { recordUrl } from "../../salesforce/recordId.ts";

/** A linked or suggested record of a lead, as the API shows it. */
export interface ShownMatch {
  /** Null for the record of a colleague's link that the caller may not see. */
  recordId: string | null;
  object: "Contact" | "Lead";
  name: string;
  title: string | null;
  company: string | null;
  accountId: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  country: string | null;
  /** The name of the record's owner. */
  owner: string | null;
  /** YYYY-MM-DD */
  lastActivity: string | null;
  /** That the contact certainly works elsewhere than at the account by now; null where that is not so. */
  left: Said | null;
  level: "linked" | MatchLevel;
  probability: number;
  reasons: Coded[];
  url: string | null;
}

/** Why a record is shown with a lead, and how likely it is the same person. */
export interface Why extends Pick<ShownMatch, "level" | "probability"> {
  reasons: Said[];
}

/** Where a lead works. */
type Employed = Pick<LeadRow, "company" | "companyDomain">;

function leftAccount({ company, companyDomain }: Employed, record: CrmRecord): ShownMatch["left"] {
  if (record.object !== "Contact" || company === null || record.company === null) return null;
  const account = { company: record.company, domains: [record.website, record.email] };
  if (!hasLeft(account, { company, domains: [companyDomain] })) return null;
  return say("match-left", { company, account: record.company });
}

/** A record with the reasons for showing it. `lead`: whom it is shown with, where that is known. */
export function showMatch(
  ctx: RequestContext,
  record: CrmRecord,
  { level, probability, reasons }: Why,
  lead: Employed | null = null,
): ShownMatch {
  const {
    id: recordId,
    object,
    title,
    company,
    accountId,
    email,
    phone,
    mobilePhone,
    city,
    country,
    owner,
    lastActivity,
  } = record;
  return {
    recordId,
    object,
    name: fullName(record),
    title,
    company,
    accountId,
    email,
    phone: phone ?? mobilePhone,
    city,
    country,
    owner,
    lastActivity,
    // Somebody who is only possibly the same person may well work elsewhere.
    left: lead === null || level === "possible" ? null : leftAccount(lead, record),
    level,
    probability,
    reasons: reasons.map(coded),
    url: recordUrl(ctx.salesforce.instanceUrl, object, recordId),
  };
}

/** The linked record from our own data, under the lead's name. No API call. */
export function showLink(ctx: RequestContext, link: LeadLink, leadName: string): ShownMatch {
  if (showRecord(ctx, link).recordId === undefined) return showHidden(ctx, link, leadName);
  return showMatch(ctx, { ...unseen(link), lastName: leadName }, linkedBecause(ctx, link));
}

/** A link to a record that the caller does not see. Only whoever made the link knows the record's id. */
export function showHidden(ctx: RequestContext, link: LeadLink, name: string): ShownMatch {
  const why = { ...linkedBecause(ctx, link), reasons: [say("match-hidden")] };
  const shown = showMatch(ctx, { ...unseen(link), lastName: name }, why);
  return link.linkedBy === ctx.caller.userId ? shown : { ...shown, recordId: null, url: null };
}

function unseen({ recordId, object }: LeadLink): CrmRecord {
  const nothing = { title: null, company: null, accountId: null, website: null, email: null, phone: null };
  const place = { mobilePhone: null, city: null, country: null, externalLeadId: null, profileUrls: [] };
  const activity = { owner: null, lastActivity: null };
  return { id: recordId, object, firstName: "", lastName: "", ...nothing, ...place, ...activity };
}

/** The reason shown with a linked record. */
export function linkedBecause(ctx: RequestContext, link: LeadLink): Why {
  return { level: "linked", probability: 1, reasons: [reasonOfLink(ctx, link)] };
}
