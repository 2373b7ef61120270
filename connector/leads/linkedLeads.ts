import { desc } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { readLinkedMembers } from "../listIndex/linkedMembers.ts";
import { visibleLists } from "./findLeadList.ts";
import type { ListedLead } from "./leadsByWords.ts";

/** In older lists nobody is looked for. */
const listsMax = 50;

/** Linked leads of the lists that the caller may see, those of the newest list first, `max` at most. */
export async function linkedLeads(ctx: RequestContext, max: number): Promise<ListedLead[]> {
  const { userId } = ctx.caller;
  const lists = await ctx.database
    .select({ id: leadLists.id, name: leadLists.name })
    .from(leadLists)
    .where(visibleLists(ctx.caller))
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(listsMax);
  const found = new Map<string, ListedLead>();
  for (const list of lists) {
    if (found.size >= max) break;
    const page = { listId: list.id, userId, after: -1, offset: 0, limit: max };
    for (const { lead } of await readLinkedMembers(ctx.database, page)) {
      const known = found.get(lead.id);
      if (known) known.lists.push(list);
      else if (found.size < max) found.set(lead.id, { lead, lists: [list] });
    }
  }
  return [...found.values()];
}
