import { askTogether } from "../../../work/askTogether.ts";
import type { RequestContext } from "../../../context.ts";
import type { LeadLink, LeadRow } from "../../../database/schema/leads.ts";
import { mapInTurns, mapPartsInTurns } from "../../../work/inTurns.ts";
import { lookUpVisibility } from "../../../leads/knownVisibility.ts";
import { matchLeads } from "../../../matches/matchLeads.ts";
import { showLink, showMatch, type ShownMatch } from "../../../pages/lead/showMatch.ts";
import { readLinks } from "../../../leads/recordLink.ts";
import { fullName } from "../../../matching/names/fullName.ts";

/** A lead that is, or probably is, in the CRM. */
export interface SkippedLead {
  leadId: string;
  name: string;
  title: string | null;
  company: string | null;
  status: "linked" | "likely";
  /** False for a lead linked to a Contact: it cannot become a second one. */
  canTakeBack: boolean;
  matches: ShownMatch[];
}

/** Leads that are in the CRM by a link, or probably by a match, in the given order. */
export async function findSkippedLeads(ctx: RequestContext, leads: LeadRow[]): Promise<SkippedLead[]> {
  const links = await readAllLinks(ctx, leads);
  const open = leads.filter(({ id }) => !links.has(id));
  const [matches] = await askTogether(
    () => matchLeads(ctx, open),
    () => lookUpVisibility(ctx, [...links.values()]),
  );
  const skipped = await mapInTurns(leads, (lead): SkippedLead[] => {
    const link = links.get(lead.id);
    const about = {
      leadId: lead.id,
      name: fullName(lead),
      title: lead.title,
      company: lead.company,
    };
    if (link) {
      const shown = showLink(ctx, link, about.name);
      return [{ ...about, status: "linked", canTakeBack: link.object === "Lead", matches: [shown] }];
    }
    const likely = (matches.get(lead.id) ?? []).filter(({ level }) => level !== "possible");
    const shown = likely.map(({ record, ...why }) => showMatch(ctx, record, why, lead));
    return likely.length > 0 ? [{ ...about, status: "likely", canTakeBack: true, matches: shown }] : [];
  });
  return skipped.flat();
}

async function readAllLinks(ctx: RequestContext, leads: LeadRow[]): Promise<Map<string, LeadLink>> {
  const leadIds = leads.map(({ id }) => id);
  const links = await mapPartsInTurns(leadIds, (ids) => readLinks(ctx.database, ids, ctx.caller.userId));
  return new Map(links.map((link) => [link.leadId, link]));
}
