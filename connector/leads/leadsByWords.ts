import { desc, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists, type LeadRow } from "../database/schema/leads.ts";
import { findInLists } from "../listIndex/findInLists.ts";
import { positionsFrom, somePositions, type Positions } from "../listIndex/positions.ts";
import { visibleLists } from "./findLeadList.ts";
import { readMembers } from "./searchMembers.ts";

/** A lead and the lists that the caller sees it in, the newest first. */
export interface ListedLead {
  lead: LeadRow;
  lists: { id: string; name: string }[];
}

/**
 * The leads in all lists that the caller may see, of which words begin with all words of one of the groups:
 * those of the newest list first, each lead once, `max` at most.
 */
export async function leadsByWords(
  ctx: RequestContext,
  groups: readonly (readonly string[])[],
  max: number,
): Promise<Map<string, ListedLead>> {
  const found = new Map<string, number[]>();
  for (const words of groups) {
    const lists = await findInLists(ctx.database, { areMeant: visibleLists(ctx.caller), words });
    for (const [listId, positions] of lists) {
      const some = somePositions(positions, { after: -1, offset: 0, limit: max });
      found.set(listId, [...(found.get(listId) ?? []), ...some]);
    }
  }
  return await readListed(
    ctx,
    new Map([...found].map(([listId, positions]) => [listId, positionsFrom(positions)])),
    max,
  );
}

async function readListed(
  ctx: RequestContext,
  found: ReadonlyMap<string, Positions>,
  max: number,
): Promise<Map<string, ListedLead>> {
  const listed = new Map<string, ListedLead>();
  for (const list of await newestFirst(ctx, [...found.keys()])) {
    const filter = { listId: list.id, words: [], link: null };
    for (const { lead } of await readMembers(ctx, filter, { limit: max }, found.get(list.id))) {
      const known = listed.get(lead.id);
      if (known) known.lists.push(list);
      else if (listed.size < max) listed.set(lead.id, { lead, lists: [list] });
    }
  }
  return listed;
}

/** Lists by their ids. */
const newestFirst = async (ctx: RequestContext, ids: string[]): Promise<{ id: string; name: string }[]> =>
  await ctx.database
    .select({ id: leadLists.id, name: leadLists.name })
    .from(leadLists)
    .where(inArray(leadLists.id, ids))
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id));
