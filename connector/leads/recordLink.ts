import { eq, inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { leadLinks } from "../database/schema/leads.ts";

export interface NewLink {
  leadId: string;
  /** 18 characters. */
  recordId: string;
  object: "Contact" | "Lead";
  /** Decided by a person, or by our own creation of the contact. */
  origin: "person" | "creation";
  /** Salesforce user id. */
  linkedBy: string;
  linkedAt: Date;
}

/** Links a lead to a record, in place of what it was linked to. Takes part in the caller's transaction. */
export function recordLink(handle: DatabaseHandle, link: NewLink): void {
  const { leadId: _, ...columns } = link;
  handle.insert(leadLinks).values(link).onConflictDoUpdate({ target: leadLinks.leadId, set: columns }).run();
}

/** Takes a lead's link away; nothing where it has none. */
export function removeLink(handle: DatabaseHandle, leadId: string): void {
  handle.delete(leadLinks).where(eq(leadLinks.leadId, leadId)).run();
}

export type LeadLink = typeof leadLinks.$inferSelect;

/** What a lead is linked to. */
export function readLink(handle: DatabaseHandle, leadId: string): LeadLink | undefined {
  return handle.select().from(leadLinks).where(eq(leadLinks.leadId, leadId)).get();
}

/** The links of those leads that have one; some hundred leads at a time at most. */
export function readLinks(handle: DatabaseHandle, leadIds: string[]): LeadLink[] {
  return handle.select().from(leadLinks).where(inArray(leadLinks.leadId, leadIds)).all();
}
