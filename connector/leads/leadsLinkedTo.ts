import type { RequestContext } from "../context.ts";
import type { LeadLink, LeadRow } from "../database/schema/leads.ts";
import { linksTo, readLinks } from "./recordLink.ts";
import { visibleLeadsById } from "./visibleLeadsById.ts";

/** The leads that the caller sees as linked to a record, their own first, then by when they were linked. */
export async function leadsLinkedTo(
  ctx: RequestContext,
  recordId: string,
): Promise<{ lead: LeadRow; link: LeadLink }[]> {
  const { userId } = ctx.caller;
  const found = await linksTo(ctx.database, recordId);
  const ids = [...new Set(found.map(({ leadId }) => leadId))].slice(0, linkedMax);
  const visible = await visibleLeadsById(ctx, ids);
  const links = await readLinks(ctx.database, [...visible.keys()], userId);
  return links
    .filter((link) => link.recordId === recordId)
    .flatMap((link) => {
      const lead = visible.get(link.leadId);
      return lead ? [{ lead, link }] : [];
    })
    .toSorted(
      (one, other) =>
        Number(other.lead.ownerId === userId) - Number(one.lead.ownerId === userId) ||
        other.link.linkedAt.getTime() - one.link.linkedAt.getTime(),
    );
}

/** In orgs with very many reps so many leads may be one contact. */
const linkedMax = 200;
