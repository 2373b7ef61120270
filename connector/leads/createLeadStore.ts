import { eq, sql } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { Database } from "../database/open.ts";
import { placeholdersOf } from "../database/prepared.ts";
import { leadListMembers, leadProfiles, leads } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { createLeadFinder, type Identity } from "./leadFinder.ts";
import { mergedLead, newLead } from "./mergedLead.ts";
import { storedLeads } from "./storedLeads.ts";

interface LeadOwner {
  orgId: string;
  ownerId: string;
}

export interface StoredLead {
  leadId: string;
  outcome: "imported" | "merged";
  /** How a merged lead was recognized; null for a new one. */
  knownBy: Identity | null;
  /** Whether an earlier row of the same import has the same lead. */
  isRepeated: boolean;
}

/**
 * Puts leads of one owner into one list, each person once (see createLeadFinder). Synchronous, for use in a
 * transaction.
 */
export function createLeadStore(database: Database, owner: LeadOwner, listId: string) {
  const { id, orgId, ownerId, createdAt, ...changing } = placeholdersOf(leads);
  const addLead = database
    .insert(leads)
    .values({ id, orgId, ownerId, createdAt, ...changing })
    .prepare();
  const updateLead = database
    .update(leads)
    .set(changing)
    .where(eq(leads.id, sql.placeholder("id")))
    .prepare();
  const addProfile = database
    .insert(leadProfiles)
    .values({ ...owner, url: sql.placeholder("url"), leadId: sql.placeholder("leadId") })
    .onConflictDoNothing()
    .prepare();
  const addMember = database
    .insert(leadListMembers)
    .values({ listId, leadId: sql.placeholder("leadId"), position: sql.placeholder("position") })
    .onConflictDoNothing()
    .prepare();

  const findKnownLead = createLeadFinder(storedLeads(database, owner));
  const stored = new Set<string>();

  return function storeLead(record: LeadRecord, position: number, now: Date): StoredLead {
    const { lead: known = null, by: knownBy = null } = findKnownLead(record) ?? {};
    const leadId = known?.id ?? randomUUID();
    const isRepeated = stored.has(leadId);
    stored.add(leadId);
    if (known) updateLead.run({ id: leadId, ...mergedLead(known, record), updatedAt: now });
    else addLead.run({ id: leadId, ...owner, ...newLead(record), createdAt: now, updatedAt: now });
    for (const url of record.profileUrls) addProfile.run({ url, leadId });
    addMember.run({ leadId, position });
    return { leadId, outcome: known ? "merged" : "imported", knownBy, isRepeated };
  };
}
