import { inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists, type LeadRow } from "../database/schema/leads.ts";
import { findInLists } from "../listIndex/findInLists.ts";
import { typedWords } from "../listIndex/findPositions.ts";
import { countPositions, type Positions } from "../listIndex/positions.ts";
import { visibleLists } from "./findLeadList.ts";
import { readMembers } from "./searchMembers.ts";
import { selectLeadLists, type LeadList } from "./selectLeadLists.ts";

interface FoundLead {
  lead: LeadRow;
  list: LeadList;
}

interface FoundLeads {
  /** Each lead once, with the newest of its lists. */
  items: FoundLead[];
  /** How many members of the lists were found: a lead counts in each of its lists. */
  total: number;
}

/**
 * The leads in all lists that the caller may see, of which a word begins with each that is typed: those of
 * the newest list first, each list in its order.
 */
export async function searchLeads(
  ctx: RequestContext,
  { q, limit }: { q: string; limit: number },
): Promise<FoundLeads> {
  const words = typedWords(q);
  if (words.length === 0) return { items: [], total: 0 };
  const found = await findInLists(ctx.database, { areMeant: visibleLists(ctx.caller), words });
  const total = [...found.values()].reduce((sum, positions) => sum + countPositions(positions), 0);
  return { items: total === 0 ? [] : await firstOf(ctx, found, limit), total };
}

async function firstOf(
  ctx: RequestContext,
  found: ReadonlyMap<string, Positions>,
  limit: number,
): Promise<FoundLead[]> {
  const lists = await selectLeadLists(ctx, inArray(leadLists.id, [...found.keys()]), found.size);
  const items = new Map<string, FoundLead>();
  for (const list of lists) {
    const positions = found.get(list.id) ?? new Map();
    const filter = { listId: list.id, words: [], link: null };
    for (let offset = 0, isRead = false; !isRead && items.size < limit;) {
      const wanted = limit - items.size;
      const members = await readMembers(ctx, filter, { offset, limit: wanted }, positions);
      for (const { lead } of members) if (!items.has(lead.id)) items.set(lead.id, { lead, list });
      offset += wanted;
      isRead = members.length < wanted;
    }
    if (items.size >= limit) break;
  }
  return [...items.values()];
}
