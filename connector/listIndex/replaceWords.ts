import { eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { leadListMembers } from "../database/schema/leads.ts";
import { beginningsOf } from "./beginnings.ts";
import { changePlaces, type Change } from "./changePlaces.ts";
import { giveNumber } from "./listNumbers.ts";

/** Keeps a lead's search text as it is now, in each of its lists. */
export async function replaceWords(
  handle: DatabaseHandle,
  leadId: string,
  before: string,
  now: string,
): Promise<void> {
  if (before === now) return;
  const [former, present] = [beginningsOf(before), beginningsOf(now)];
  const gone = former.filter((each) => !present.includes(each));
  const added = present.filter((each) => !former.includes(each));
  const places = await handle
    .select({ listId: leadListMembers.listId, position: leadListMembers.position })
    .from(leadListMembers)
    .where(eq(leadListMembers.leadId, leadId));
  const changes: Change[] = [];
  for (const { listId, position } of places) {
    const place = { list: await giveNumber(handle, listId), position };
    changes.push({ ...place, beginnings: gone, isSet: false }, { ...place, beginnings: added, isSet: true });
  }
  await changePlaces(handle, changes);
}
