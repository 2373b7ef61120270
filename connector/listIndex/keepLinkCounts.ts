import { and, eq, inArray, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import {
  everybody,
  leadLinks,
  leadListLinks,
  leadListMembers,
  leadRejections,
  type LeadLink,
} from "../database/schema/leads.ts";

/**
 * Changes links of leads, decisions on them, or the lists that they are in, and the lists' counts of linked
 * leads with it. Runs in the caller's transaction.
 */
export function keepLinkCounts<T>(handle: DatabaseHandle, leadIds: readonly string[], change: () => T): T {
  const before = countLinks(handle, leadIds);
  const result = change();
  const now = countLinks(handle, leadIds);
  for (const [listId, ofUsers] of differences(before, now)) {
    for (const [forUser, linkedCount] of ofUsers) {
      if (linkedCount !== 0) prepared(handle, counting).run({ listId, forUser, linkedCount });
    }
  }
  return result;
}

/** By list and user. */
type Counts = Map<string, Map<string, number>>;

function add(counts: Counts, listId: string, forUser: string, by: number): void {
  const ofList = counts.get(listId) ?? new Map<string, number>();
  counts.set(listId, ofList.set(forUser, (ofList.get(forUser) ?? 0) + by));
}

function differences(before: Counts, now: Counts): Counts {
  const changed: Counts = new Map();
  for (const [listId, ofUsers] of now) for (const [user, count] of ofUsers) add(changed, listId, user, count);
  for (const [listId, ofUsers] of before)
    for (const [user, count] of ofUsers) add(changed, listId, user, -count);
  return changed;
}

/** What the leads add to the counts of the lists that they are in. */
function countLinks(handle: DatabaseHandle, leadIds: readonly string[]): Counts {
  const counts: Counts = new Map();
  for (const leadId of leadIds) {
    const links = prepared(handle, linksOf).all({ leadId });
    if (links.length === 0) continue;
    const ofUsers = countsOfLead(links, prepared(handle, rejectionsOf).all({ leadId }));
    for (const { listId } of prepared(handle, listsOf).all({ leadId }))
      for (const [user, count] of ofUsers) add(counts, listId, user, count);
  }
  return counts;
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

const listsOf = (handle: DatabaseHandle) =>
  handle
    .select({ listId: leadListMembers.listId })
    .from(leadListMembers)
    .where(eq(leadListMembers.leadId, sql.placeholder("leadId")))
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

/** How many leads of a list a user sees as linked. */
export function readLinkedCount(handle: DatabaseHandle, listId: string, userId: string): number {
  const rows = handle
    .select({ linkedCount: leadListLinks.linkedCount })
    .from(leadListLinks)
    .where(and(eq(leadListLinks.listId, listId), inArray(leadListLinks.forUser, [everybody, userId])))
    .all();
  return rows.reduce((sum, { linkedCount }) => sum + linkedCount, 0);
}
