import { eq, inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { leadListMembers, leads } from "../database/schema/leads.ts";
import { countMembers } from "./countMembers.ts";
import { keepLinkCounts } from "./keepLinkCounts.ts";
import { beginningsOf } from "./beginnings.ts";
import { changePlaces } from "./changePlaces.ts";
import { numberOf } from "./listNumbers.ts";

/**
 * Takes leads off all lists, with what is kept of them there. Takes a few hundred leads at a time, in the
 * caller's transaction.
 */
export async function removeMembers(handle: DatabaseHandle, leadIds: readonly string[]): Promise<void> {
  if (leadIds.length === 0) return;
  const isIt = inArray(leadListMembers.leadId, [...leadIds]);
  const { listId: list, position } = leadListMembers;
  const members = await handle
    .select({ listId: list, position, searchText: leads.searchText })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .where(isIt);
  await keepLinkCounts(handle, leadIds, () => handle.delete(leadListMembers).where(isIt));
  for (const [listId, gone] of Map.groupBy(members, (member) => member.listId)) {
    const number = await numberOf(handle, listId);
    if (number !== undefined)
      await changePlaces(
        handle,
        gone.map((member) => noMore(number, member)),
      );
    await countMembers(
      handle,
      listId,
      gone.map((member) => member.position),
      -1,
    );
  }
}

const noMore = (list: number, { position, searchText }: { position: number; searchText: string }) => ({
  list,
  position,
  beginnings: beginningsOf(searchText),
  isSet: false,
});
