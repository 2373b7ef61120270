import { and, eq, inArray, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import {
  everybody,
  leadLinks,
  leadListLinked,
  leadListLinks,
  leadListMembers,
  leadRejections,
  type LeadLink,
} from "../database/schema/leads.ts";
import { giveNumber } from "./listNumbers.ts";

/**
 * Changes links of leads, decisions on them, or the lists that they are in, and with it which members the
 * lists keep as linked, and how many. Runs in the caller's transaction.
 */
export async function keepLinkCounts<T>(
  handle: DatabaseHandle,
  leadIds: readonly string[],
  change: () => Promise<T>,
): Promise<T> {
  const before = await linkedMembers(handle, leadIds);
  const result = await change();
  const now = await linkedMembers(handle, leadIds);
  const counts: Counts = new Map();
  for (const [key, { by, ...place }] of before) {
    count(counts, place, -by);
    if (!now.has(key)) await forgetLinked(handle, place);
  }
  for (const [key, { by, ...place }] of now) {
    count(counts, place, by);
    if (before.get(key)?.by !== by) await writeLinked(handle, place, by);
  }
  for (const [listId, ofUsers] of counts) {
    for (const [forUser, linkedCount] of ofUsers) {
      if (linkedCount === 0) continue;
      await prepared(handle, counting).execute({ listId, forUser, linkedCount });
      await prepared(handle, zeroRemoval).execute({ listId, forUser });
    }
  }
  return result;
}

/** A member of a list, for everybody or a user. */
interface Place {
  listId: string;
  position: number;
  forUser: string;
}

/** By list and user. */
type Counts = Map<string, Map<string, number>>;

function count(counts: Counts, { listId, forUser }: Place, by: number): void {
  const ofList = counts.get(listId) ?? new Map<string, number>();
  counts.set(listId, ofList.set(forUser, (ofList.get(forUser) ?? 0) + by));
}

export async function writeLinked(handle: DatabaseHandle, place: Place, by: number): Promise<void> {
  await prepared(handle, linkedWrite).execute({ ...(await rowOf(handle, place)), isLinked: by === 1 });
}

export async function forgetLinked(handle: DatabaseHandle, place: Place): Promise<void> {
  await prepared(handle, linkedRemoval).execute(await rowOf(handle, place));
}

const rowOf = async (handle: DatabaseHandle, { listId, position, forUser }: Place) => ({
  list: await giveNumber(handle, listId),
  position,
  forUser,
});

/** How many linked members these leads add to each list, by the list's place. */
export async function linkedMembers(
  handle: DatabaseHandle,
  leadIds: readonly string[],
): Promise<Map<string, Place & { by: number }>> {
  const found = new Map<string, Place & { by: number }>();
  for (const leadId of leadIds) {
    const links = await prepared(handle, linksOf).execute({ leadId });
    if (links.length === 0) continue;
    const ofUsers = countsOfLead(links, await prepared(handle, rejectionsOf).execute({ leadId }));
    for (const { listId, position } of await prepared(handle, placesOf).execute({ leadId })) {
      for (const [forUser, by] of ofUsers)
        found.set(`${listId} ${position} ${forUser}`, { listId, position, forUser, by });
    }
  }
  return found;
}

/**
 * How often a lead counts as linked: for everybody, and how much more or less for a user. The same as
 * `isSeenBy` in leads/recordLink.ts says of one user.
 */
function countsOfLead(
  links: Pick<LeadLink, "forUser" | "recordId" | "origin">[],
  rejections: { recordId: string; rejectedBy: string }[],
): Map<string, number> {
  const shared = links.find(({ forUser }) => forUser === everybody);
  const own = links.map(({ forUser }) => forUser).filter((user) => user !== everybody);
  if (!shared) return new Map(own.map((user) => [user, 1]));
  const counts = new Map([[everybody, 1]]);
  if (shared.origin === "creation") return counts;
  for (const { recordId, rejectedBy } of rejections) {
    if (recordId === shared.recordId && !own.includes(rejectedBy)) counts.set(rejectedBy, -1);
  }
  return counts;
}

const linksOf = (handle: DatabaseHandle) =>
  handle
    .select({ forUser: leadLinks.forUser, recordId: leadLinks.recordId, origin: leadLinks.origin })
    .from(leadLinks)
    .where(eq(leadLinks.leadId, sql.placeholder("leadId")))
    .prepare();

const rejectionsOf = (handle: DatabaseHandle) =>
  handle
    .select({ recordId: leadRejections.recordId, rejectedBy: leadRejections.rejectedBy })
    .from(leadRejections)
    .where(and(eq(leadRejections.leadId, sql.placeholder("leadId")), eq(leadRejections.isRejected, true)))
    .prepare();

const placesOf = (handle: DatabaseHandle) =>
  handle
    .select({ listId: leadListMembers.listId, position: leadListMembers.position })
    .from(leadListMembers)
    .where(eq(leadListMembers.leadId, sql.placeholder("leadId")))
    .prepare();

const linkedWrite = (handle: DatabaseHandle) =>
  handle
    .insert(leadListLinked)
    .values(placeholdersOf(leadListLinked))
    .onConflictDoUpdate({
      target: [leadListLinked.list, leadListLinked.position, leadListLinked.forUser],
      set: { isLinked: sql`excluded.is_linked` },
    })
    .prepare();

const linkedRemoval = (handle: DatabaseHandle) =>
  handle
    .delete(leadListLinked)
    .where(
      and(
        eq(leadListLinked.list, sql.placeholder("list")),
        eq(leadListLinked.position, sql.placeholder("position")),
        eq(leadListLinked.forUser, sql.placeholder("forUser")),
      ),
    )
    .prepare();

const counting = (handle: DatabaseHandle) =>
  handle
    .insert(leadListLinks)
    .values({
      listId: sql.placeholder("listId"),
      forUser: sql.placeholder("forUser"),
      linkedCount: sql.placeholder("linkedCount"),
    })
    .onConflictDoUpdate({
      target: [leadListLinks.listId, leadListLinks.forUser],
      set: { linkedCount: sql`${leadListLinks.linkedCount} + excluded.linked_count` },
    })
    .prepare();

const zeroRemoval = (handle: DatabaseHandle) =>
  handle
    .delete(leadListLinks)
    .where(
      and(
        eq(leadListLinks.listId, sql.placeholder("listId")),
        eq(leadListLinks.forUser, sql.placeholder("forUser")),
        eq(leadListLinks.linkedCount, 0),
      ),
    )
    .prepare();

/** How many leads of a list a user sees as linked. */
export async function readLinkedCount(
  handle: DatabaseHandle,
  listId: string,
  userId: string,
): Promise<number> {
  const rows = await handle
    .select({ linkedCount: leadListLinks.linkedCount })
    .from(leadListLinks)
    .where(and(eq(leadListLinks.listId, listId), inArray(leadListLinks.forUser, [everybody, userId])));
  return rows.reduce((sum, { linkedCount }) => sum + linkedCount, 0);
}
