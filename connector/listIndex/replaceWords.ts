import { eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { leadListMembers } from "../database/schema/leads.ts";
import { beginningsOf } from "./beginnings.ts";
import { changePlaces } from "./changePlaces.ts";
import { giveNumber } from "./listNumbers.ts";

/** Keeps a lead's search text as it is now, in each of its lists. */
export function replaceWords(handle: DatabaseHandle, leadId: string, before: string, now: string): void {
  if (before === now) return;
  const [former, present] = [beginningsOf(before), beginningsOf(now)];
  const gone = former.filter((each) => !present.includes(each));
  const added = present.filter((each) => !former.includes(each));
  const places = handle
    .select({ listId: leadListMembers.listId, position: leadListMembers.position })
    .from(leadListMembers)
    .where(eq(leadListMembers.leadId, leadId))
    .all();
  const changes = places.flatMap(({ listId, position }) => {
    const place = { list: giveNumber(handle, listId), position };
    return [
      { ...place, beginnings: gone, isSet: false },
      { ...place, beginnings: added, isSet: true },
    ];
  });
  changePlaces(handle, changes);
}
