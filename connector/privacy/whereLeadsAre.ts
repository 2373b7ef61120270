import { eq, inArray } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import type { Database } from "../database/database.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import { leadListMembers, leadLists, type LeadRow } from "../database/schema/leads.ts";
import { users } from "../database/schema/sessions.ts";

/** Who imported a lead, and the names of its lists. */
export interface LeadPlace {
  owner: { id: string; name: string };
  lists: string[];
}

/** Where leads are, by their ids. A user whose name was forgotten is named by the id. */
export async function whereLeadsAre(
  database: Database,
  leads: readonly Pick<LeadRow, "id" | "ownerId">[],
): Promise<Map<string, LeadPlace>> {
  const named = await database.select({ id: users.id, name: users.displayName }).from(users);
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const places = new Map(
    leads.map(({ id, ownerId }): [string, LeadPlace] => [
      id,
      { owner: { id: ownerId, name: names.get(ownerId) ?? ownerId }, lists: [] },
    ]),
  );
  for (const ids of chunksOf([...places.keys()], idsPerStatement))
    for (const { leadId, name } of await database
      .select({ leadId: leadListMembers.leadId, name: leadLists.name })
      .from(leadListMembers)
      .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
      .where(inArray(leadListMembers.leadId, ids)))
      places.get(leadId)?.lists.push(name);
  return places;
}
