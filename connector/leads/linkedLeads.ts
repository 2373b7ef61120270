import { desc, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists, type LeadLink, type LeadRow } from "../database/schema/leads.ts";
import { visibleLists } from "./lists.ts";
import { linkedMembers } from "./linkedMembers.ts";
import { listedLeads, type ListedLead } from "./listedLeads.ts";
import { linksTo, readLinks } from "./recordLink.ts";
import { visibleLeadsById } from "./findLead.ts";

/** In older lists nobody is looked for. */
const listsMax = 50;

/** Linked leads of the lists that the caller may see, those of the newest list first, `max` at most. */
export async function linkedLeads(ctx: RequestContext, max: number): Promise<ListedLead[]> {
  const newest = await ctx.database
    .select({ id: leadLists.id })
    .from(leadLists)
    .where(visibleLists(ctx.caller))
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(listsMax);
  const areNewest = inArray(
    leadLists.id,
    newest.map(({ id }) => id),
  );
  return [...(await listedLeads(ctx, linkedMembers(ctx, areNewest).getSQL(), max)).values()];
}

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
