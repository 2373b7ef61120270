import { and, asc, desc, eq, inArray, sql, type Placeholder, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { allOfIds } from "../database/prepared.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { leadListMembers, leadLists, type LeadRow } from "../database/schema/leads.ts";
import { mapPartsInTurns } from "../work/inTurns.ts";
import { visibleLists } from "./lists.ts";
import { leadsById } from "./findLead.ts";

/** A lead and the lists that the caller sees it in, the newest first. */
export interface ListedLead {
  lead: LeadRow;
  lists: { id: string; name: string }[];
}

/**
 * The leads of members of visible lists, given as `list_id` and `position`: those of the newest list first,
 * each lead once, `max` at most.
 */
export async function listedLeads(
  ctx: RequestContext,
  members: SQL,
  max: number,
): Promise<Map<string, ListedLead>> {
  const ids = [...(await firstLeads(ctx.database, members, max))];
  const known = await leadsById(ctx.database, ids);
  const listed = new Map<string, ListedLead>();
  for (const id of ids) {
    const lead = known.get(id);
    if (lead) listed.set(id, { lead, lists: [] });
  }
  const { orgId, userId } = ctx.caller;
  const lists = await mapPartsInTurns(ids, (some) =>
    allOfIds(ctx.database, listsOfLeads, some, { orgId, userId }),
  );
  for (const { leadId, ...list } of lists) listed.get(leadId)?.lists.push(list);
  return listed;
}

async function firstLeads(handle: DatabaseHandle, members: SQL, max: number): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let offset = 0, isRead = false; !isRead && ids.size < max; offset += max) {
    const found = handle
      .select({
        createdAt: leadLists.createdAt,
        listId: leadLists.id,
        place: sql<number>`found.position`.as("place"),
      })
      .from(sql`(${members}) as found`)
      .innerJoin(leadLists, eq(leadLists.id, sql`found.list_id`))
      .orderBy(desc(leadLists.createdAt), desc(leadLists.id), sql`found.position`)
      .limit(max)
      .offset(offset)
      .as("first_members");
    const rows = await handle
      .select({ leadId: leadListMembers.leadId })
      .from(found)
      .innerJoin(leadListMembers, eq(leadListMembers.position, found.place))
      .orderBy(desc(found.createdAt), desc(found.listId), asc(found.place));
    for (const { leadId } of rows) if (ids.size < max) ids.add(leadId);
    isRead = rows.length < max;
  }
  return ids;
}

const listsOfLeads = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select({ leadId: leadListMembers.leadId, id: leadLists.id, name: leadLists.name })
    .from(leadListMembers)
    .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
    .where(
      and(
        inArray(leadListMembers.leadId, ids),
        visibleLists({ orgId: sql.placeholder("orgId"), userId: sql.placeholder("userId") }),
      ),
    )
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .prepare();
