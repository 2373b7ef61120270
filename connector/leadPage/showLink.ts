import type { RequestContext } from "../context.ts";
import type { LeadLink } from "../database/schema/leads.ts";
import { showRecord } from "../leads/knownVisibility.ts";
import { reasonOfLink } from "../leads/recordLink.ts";
import { say } from "../reasons/sentence.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { showMatch, type ShownMatch, type Why } from "./showMatch.ts";

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
