import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { creations } from "../database/schema/contacts.ts";
import { leadProfiles, leads } from "../database/schema/leads.ts";
import { canonicalProfileUrl } from "../matching/canonicalProfileUrl.ts";
import { eraseEmptyLists, eraseLeads, erasableLeads } from "./eraseLeads.ts";

/** Identifies a person; one of them is enough. */
interface PersonToErase {
  profileUrl?: string | undefined;
  email?: string | undefined;
}

interface Erasure {
  /** The number of leads found, of all owners. */
  found: number;
  /** Leads that were kept because a contact is being created from them. */
  busy: number;
  /** Contacts created from them, which remain in Salesforce. */
  contactIds: string[];
}

/**
 * Finds a person's leads of all owners and, with `isConfirmed`, erases them with everything that refers to
 * them. Throws for a URL that is no LinkedIn profile.
 */
export function erasePerson(database: Database, person: PersonToErase, isConfirmed: boolean): Erasure {
  return inTransaction(database, (tx) => {
    const rows = findPerson(tx, person);
    const ids = rows.map(({ id }) => id);
    const erasable = erasableLeads(tx, ids);
    const contactIds = contactsOf(tx, ids);
    if (isConfirmed) {
      eraseLeads(tx, erasable);
      for (const orgId of new Set(rows.map((row) => row.orgId))) eraseEmptyLists(tx, orgId);
    }
    return { found: ids.length, busy: ids.length - erasable.length, contactIds };
  });
}

function findPerson(
  tx: DatabaseHandle,
  { profileUrl, email }: PersonToErase,
): { id: string; orgId: string }[] {
  const url = profileUrl === undefined ? null : canonicalProfileUrl(profileUrl);
  if (profileUrl !== undefined && url === null)
    throw new Error(`${profileUrl} is no LinkedIn profile's address.`);
  const withProfile =
    url === null ? [] : tx.select().from(leadProfiles).where(eq(leadProfiles.url, url)).all();
  const conditions = [
    inArray(
      leads.id,
      withProfile.map(({ leadId }) => leadId),
    ),
    ...(email === undefined ? [] : [sql`lower(${leads.email}) = ${email.trim().toLowerCase()}`]),
  ];
  return tx
    .select({ id: leads.id, orgId: leads.orgId })
    .from(leads)
    .where(or(...conditions))
    .all();
}

function contactsOf(tx: DatabaseHandle, leadIds: string[]): string[] {
  const rows = tx
    .select({ contactId: creations.contactId })
    .from(creations)
    .where(and(inArray(creations.leadId, leadIds), isNotNull(creations.contactId)))
    .all();
  return rows.flatMap(({ contactId }) => contactId ?? []);
}
