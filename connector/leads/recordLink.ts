import { and, eq, inArray, ne, notExists, or, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { DatabaseHandle } from "../database/open.ts";
import { leadLinks, leadRejections, type LeadLink, type LeadRow } from "../database/schema/leads.ts";
import { say, type Said } from "../reasons/sentence.ts";

/** In place of a user's id, where a link holds for everybody who sees the lead. */
export const everybody = "";

/**
 * For whom it holds what a user decides of a lead: for everybody where the lead is theirs, else for
 * themselves.
 */
export function decidesFor({ ownerId }: Pick<LeadRow, "ownerId">, userId: string): string {
  return ownerId === userId ? everybody : userId;
}

/** How the lead came to be linked, and when. */
export function reasonOfLink({ origin, linkedAt }: Pick<LeadLink, "origin" | "linkedAt">): Said {
  const date = linkedAt.toISOString().slice(0, 10);
  return origin === "creation" ? say("match-created", { date }) : say("match-linked", { date });
}

/**
 * Links a lead to a record, in place of what it was linked to for the same people. Takes part in the caller's
 * transaction.
 */
export function recordLink(handle: DatabaseHandle, link: LeadLink): void {
  const { leadId: _lead, forUser: _user, ...columns } = link;
  handle
    .insert(leadLinks)
    .values(link)
    .onConflictDoUpdate({ target: [leadLinks.leadId, leadLinks.forUser], set: columns })
    .run();
}

/** Takes away what a lead is linked to for some people; nothing where it is not. */
export function removeLink(
  handle: DatabaseHandle,
  { leadId, forUser }: Pick<LeadLink, "leadId" | "forUser">,
): void {
  handle
    .delete(leadLinks)
    .where(and(eq(leadLinks.leadId, leadId), eq(leadLinks.forUser, forUser)))
    .run();
}

/** Takes away a lead's links to a record that is no more, whoever linked it. */
export function removeLinksTo(handle: DatabaseHandle, leadId: string, recordId: string): void {
  handle
    .delete(leadLinks)
    .where(and(eq(leadLinks.leadId, leadId), eq(leadLinks.recordId, recordId)))
    .run();
}

/** What a lead is linked to for some people, whatever others see. */
export function readOwnLink(
  handle: DatabaseHandle,
  { leadId, forUser }: Pick<LeadLink, "leadId" | "forUser">,
): LeadLink | undefined {
  return handle
    .select()
    .from(leadLinks)
    .where(and(eq(leadLinks.leadId, leadId), eq(leadLinks.forUser, forUser)))
    .get();
}

/** What a lead is linked to, as a user sees it. */
export function readLink(handle: DatabaseHandle, leadId: string, userId: string): LeadLink | undefined {
  return readLinks(handle, [leadId], userId)[0];
}

/** The links of those leads that a user sees to have one; some hundred leads at a time at most. */
export function readLinks(handle: DatabaseHandle, leadIds: string[], userId: string): LeadLink[] {
  return handle
    .select()
    .from(leadLinks)
    .where(and(inArray(leadLinks.leadId, leadIds), isSeenBy(handle, userId)))
    .all();
}

const ownLinks = alias(leadLinks, "own_links");

/**
 * Of a lead's links, the one that a user sees: their own, else the one for everybody, but for a record that
 * they rejected. That our own creation made a contact of the lead is nobody's to reject.
 */
export function isSeenBy(handle: DatabaseHandle, userId: string): SQL | undefined {
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
