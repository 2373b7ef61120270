import { count, inArray, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists, type LeadRow } from "../database/schema/leads.ts";
import { visibleLists, selectLeadLists, type LeadList } from "./lists.ts";
import { listedLeads, type ListedLead } from "./listedLeads.ts";
import { membersWith, typedWords } from "./wordSearch.ts";

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
  const found = membersWith(ctx.database, [words], visibleLists(ctx.caller));
  const [all] = await ctx.database.select({ members: count() }).from(sql`(${found}) as found`);
  const listed = [...(await listedLeads(ctx, found, limit)).values()];
  const ids = [...new Set(listed.flatMap(({ lists }) => lists[0]?.id ?? []))];
  const lists = await selectLeadLists(ctx, inArray(leadLists.id, ids), ids.length);
  const byId = new Map(lists.map((list) => [list.id, list]));
  const items = listed.flatMap(({ lead, lists: [newest] }) => {
    const list = byId.get(newest?.id ?? "");
    return list ? [{ lead, list }] : [];
  });
  return { items, total: all?.members ?? 0 };
}

/** The same for leads of which words begin with all words of one of some groups, `max` at most. */
export async function leadsByWords(
  ctx: RequestContext,
  groups: readonly (readonly string[])[],
  max: number,
): Promise<Map<string, ListedLead>> {
  return await listedLeads(ctx, membersWith(ctx.database, groups, visibleLists(ctx.caller)), max);
}
