import type { RequestContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import type { LeadLink, LeadRow } from "../../database/schema/leads.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { findLead } from "../../leads/findLead.ts";
import { rememberVisibility } from "../../leads/knownVisibility.ts";
import { readLink, recordLink, removeLinksTo } from "../../leads/recordLink.ts";
import { tellCrmChange } from "../../matches/crmChanges.ts";
import { suggestionsMax } from "../../matches/leadPerson.ts";
import { matchCacheOf } from "../../matches/matchCache.ts";
import { matchLeads } from "../../matches/matchLeads.ts";
import { fullName } from "../../matching/names/fullName.ts";
import type { Said } from "../../reasons/sentence.ts";
import type { CrmRecord } from "../../salesforce/crmRecord.ts";
import { lookUpRecord } from "../../salesforce/lookUpRecord.ts";
import { readCrmRecord } from "../../salesforce/readRecordCard.ts";
import { prefetchAccount } from "./accountOfLead.ts";
import { linkedBecause, showHidden, showMatch, type ShownMatch } from "./showMatch.ts";

interface ShownMatches {
  items: ShownMatch[];
  /** The number of matches; more than `items` where hundreds have the lead's name. */
  total: number;
  /** What Salesforce was not searched by, so that matches may be missing. */
  gaps: Said[];
}

/** The linked record, then the suggested ones, likeliest first. Throws `not-found`. */
export async function readMatches(ctx: RequestContext, leadId: string): Promise<ShownMatches> {
  const lead = await findLead(ctx, leadId);
  const linked = await readLinked(ctx, lead);
  const matches = await prefetchAccount(ctx, lead, () => matchLeads(ctx, [lead]));
  const suggestions = matches.get(lead.id) ?? [];
  const items = [
    ...(linked ? [linked] : []),
    ...suggestions
      .filter(({ record }) => record.id !== linked?.recordId)
      .map(({ record, ...why }) => showMatch(ctx, record, why, lead)),
  ];
  const { total = 0, gaps = [] } = matchCacheOf(ctx).get(lead) ?? {};
  return {
    items,
    total: suggestions.length < suggestionsMax ? items.length : Math.max(total, items.length),
    gaps,
  };
}

/**
 * The linked record as it is now. The link follows a merge in Salesforce once somebody looks who may see the
 * result, and is removed with its record.
 */
async function readLinked(ctx: RequestContext, lead: LeadRow): Promise<ShownMatch | null> {
  const { id: leadId } = lead;
  const link = await readLink(ctx.database, leadId, ctx.caller.userId);
  if (!link) return null;
  const found = await followMerges(ctx, link.recordId);
  if (found === "deleted") {
    await inTransaction(ctx.database, (tx) => removeLinksTo(tx, leadId, link.recordId));
    ctx.log.info({ leadId, recordId: link.recordId }, "link removed: its record was deleted in Salesforce");
    return null;
  }
  if (found !== "hidden") {
    if (found.id !== link.recordId) await moveLink(ctx, link, found.id);
    return showMatch(ctx, found, linkedBecause(ctx, link), lead);
  }
  return showHidden(ctx, link, fullName(lead));
}

/** The record as the caller sees it, or the one it was merged into. */
async function followMerges(
  ctx: RequestContext,
  recordId: string,
): Promise<CrmRecord | "deleted" | "hidden"> {
  const record = await readCrmRecord(ctx.salesforce, await contactDescribe(ctx), recordId);
  rememberVisibility(ctx, recordId, record !== null);
  if (record) return record;
  const fate = await lookUpRecord(ctx.salesforce, recordId);
  if (fate.state !== "deleted" && fate.state !== "merged") return "hidden";
  await tellCrmChange(ctx);
  return fate.state === "merged" ? followMerges(ctx, fate.into) : "deleted";
}

/**
 * Moves a link after a merge. It becomes the caller's, because whoever made it may not see the new record.
 */
async function moveLink(ctx: RequestContext, link: LeadLink, recordId: string): Promise<void> {
  const moved = { ...link, recordId, linkedBy: ctx.caller.userId };
  await inTransaction(ctx.database, (tx) => recordLink(tx, moved));
  ctx.log.info({ leadId: link.leadId, formerId: link.recordId, recordId }, "link followed a merge");
}
