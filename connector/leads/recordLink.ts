import { and, eq, inArray, ne, notExists, or, sql, type Placeholder, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { RequestContext } from "../context.ts";
import { chunksOf } from "../work/inTurns.ts";
import { allOfIds, idsPerStatement, placeholdersOf, prepared } from "../database/prepared.ts";
import type { DatabaseHandle } from "../database/database.ts";
import {
  everybody,
  leadLinks,
  leadRejections,
  leads,
  type LeadLink,
  type LeadRow,
} from "../database/schema/leads.ts";
import { dayOf } from "../reasons/timeZone.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { firstOf } from "../database/rows.ts";

export { everybody };

/**
 * The user for whom a decision on a lead holds: everybody where the user owns the lead, otherwise the user
 * alone.
 */
export function decidesFor({ ownerId }: Pick<LeadRow, "ownerId">, userId: string): string {
  return ownerId === userId ? everybody : userId;
}

/** The origin and the day of a link, as a reason for the caller. */
export function reasonOfLink({ caller }: RequestContext, link: Pick<LeadLink, "origin" | "linkedAt">): Said {
  const { origin, linkedAt } = link;
  const date = dayOf(linkedAt, caller);
  return origin === "creation" ? say("match-created", { date }) : say("match-linked", { date });
}

/**
 * Links a lead to a record and replaces the earlier link for the same people. Runs in the caller's
 * transaction.
 */
export async function recordLink(handle: DatabaseHandle, link: Omit<LeadLink, "ownerId">): Promise<void> {
  await prepared(handle, linkWrite).execute({ ...link });
}

function linkWrite(handle: DatabaseHandle) {
  const { leadId, forUser, ownerId: _given, ...set } = placeholdersOf(leadLinks);
  const owner = handle.select({ id: leads.ownerId }).from(leads).where(eq(leads.id, leadId));
  return handle
    .insert(leadLinks)
    .values({ leadId, forUser, ownerId: sql`${owner}`, ...set })
    .onConflictDoUpdate({ target: [leadLinks.leadId, leadLinks.forUser], set })
    .prepare();
}

/**
 * Removes the link that holds for the given people. Does nothing where there is none. Runs in the caller's
 * transaction.
 */
export async function removeLink(
  handle: DatabaseHandle,
  { leadId, forUser }: Pick<LeadLink, "leadId" | "forUser">,
): Promise<void> {
  await prepared(handle, linkRemoval).execute({ leadId, forUser });
}

const linkRemoval = (handle: DatabaseHandle) => handle.delete(leadLinks).where(isLinkOf()).prepare();

/** Removes all links of a lead to a record that no longer exists. Runs in the caller's transaction. */
export async function removeLinksTo(handle: DatabaseHandle, leadId: string, recordId: string): Promise<void> {
  const isIt = and(eq(leadLinks.leadId, leadId), eq(leadLinks.recordId, recordId));
  await handle.delete(leadLinks).where(isIt);
}

/** The links to a record, whoever's the leads are. */
export async function linksTo(handle: DatabaseHandle, recordId: string): Promise<LeadLink[]> {
  return await handle.select().from(leadLinks).where(eq(leadLinks.recordId, recordId));
}

/** The same for many records at once. */
export async function linksToAny(handle: DatabaseHandle, recordIds: readonly string[]): Promise<LeadLink[]> {
  const found: LeadLink[] = [];
  for (const ids of chunksOf([...recordIds], idsPerStatement))
    found.push(...(await handle.select().from(leadLinks).where(inArray(leadLinks.recordId, ids))));
  return found;
}

/**
 * Moves all links of a lead to the record that theirs was merged into. They become the user's who found so.
 * Runs in the caller's transaction.
 */
export async function moveLinksTo(
  handle: DatabaseHandle,
  {
    leadId,
    formerId,
    recordId,
    linkedBy,
  }: Pick<LeadLink, "leadId" | "recordId" | "linkedBy"> & { formerId: string },
): Promise<void> {
  const isIt = and(eq(leadLinks.leadId, leadId), eq(leadLinks.recordId, formerId));
  await handle.update(leadLinks).set({ recordId, linkedBy }).where(isIt);
}

/** The link that holds for exactly the given people, whatever others see. */
export async function readOwnLink(
  handle: DatabaseHandle,
  { leadId, forUser }: Pick<LeadLink, "leadId" | "forUser">,
): Promise<LeadLink | undefined> {
  return await firstOf(prepared(handle, ownLink).execute({ leadId, forUser }));
}

const ownLink = (handle: DatabaseHandle) => handle.select().from(leadLinks).where(isLinkOf()).prepare();

const isLinkOf = () =>
  and(eq(leadLinks.leadId, sql.placeholder("leadId")), eq(leadLinks.forUser, sql.placeholder("forUser")));

/** The link of a lead as a user sees it. */
export async function readLink(
  handle: DatabaseHandle,
  leadId: string,
  userId: string,
): Promise<LeadLink | undefined> {
  return await firstOf(prepared(handle, linkSeen).execute({ leadId, userId }));
}

const linkSeen = (handle: DatabaseHandle) =>
  handle
    .select()
    .from(leadLinks)
    .where(and(eq(leadLinks.leadId, sql.placeholder("leadId")), isSeenBy(handle, sql.placeholder("userId"))))
    .prepare();

/** The links of leads as a user sees them. Takes a few hundred leads at a time. */
export async function readLinks(
  handle: DatabaseHandle,
  leadIds: string[],
  userId: string,
): Promise<LeadLink[]> {
  return await allOfIds(handle, linksSeen, leadIds, { userId });
}

const linksSeen = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select()
    .from(leadLinks)
    .where(and(inArray(leadLinks.leadId, ids), isSeenBy(handle, sql.placeholder("userId"))))
    .prepare();

const ownLinks = alias(leadLinks, "own_links");

/**
 * A condition for the one link of a lead that counts for a user: their own, otherwise the one for everybody,
 * unless they rejected its record. A contact that Crosswalk created from the lead cannot be rejected.
 */
export function isSeenBy(handle: DatabaseHandle, userId: string | Placeholder): SQL | undefined {
  const own = handle
    .select({ one: sql`1` })
    .from(ownLinks)
    .where(and(eq(ownLinks.leadId, leadLinks.leadId), eq(ownLinks.forUser, userId)));
  const rejected = handle
    .select({ one: sql`1` })
    .from(leadRejections)
    .where(
      and(
        eq(leadRejections.leadId, leadLinks.leadId),
        eq(leadRejections.recordId, leadLinks.recordId),
        eq(leadRejections.rejectedBy, userId),
        eq(leadRejections.isRejected, true),
        ne(leadLinks.origin, "creation"),
      ),
    );
  return or(
    eq(leadLinks.forUser, userId),
    and(eq(leadLinks.forUser, everybody), notExists(own), notExists(rejected)),
  );
}
