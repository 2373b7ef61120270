import { eq, inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { leadListMembers, leads } from "../database/schema/leads.ts";
import { countMembers } from "./countMembers.ts";
import { keepLinkCounts } from "./keepLinkCounts.ts";
import { wordsOf } from "./wordsOf.ts";
import { removeWords } from "./replaceWords.ts";

/**
 * Takes leads off all lists, with what is kept of them there. Takes a few hundred leads at a time, in the
 * caller's transaction.
 */
export function removeMembers(handle: DatabaseHandle, leadIds: readonly string[]): void {
  if (leadIds.length === 0) return;
  const isIt = inArray(leadListMembers.leadId, [...leadIds]);
  const { listId: list, position } = leadListMembers;
  const members = handle
    .select({ listId: list, position, searchText: leads.searchText })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .where(isIt)
    .all();
  keepLinkCounts(handle, leadIds, () => handle.delete(leadListMembers).where(isIt).run());
  const positions = new Map<string, number[]>();
  for (const { searchText, ...place } of members) {
    removeWords(handle, place, wordsOf(searchText));
    positions.set(place.listId, [...(positions.get(place.listId) ?? []), place.position]);
  }
  for (const [id, gone] of positions) countMembers(handle, id, gone, -1);
}
