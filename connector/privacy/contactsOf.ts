import { and, inArray, isNotNull } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import type { Database } from "../database/database.ts";
import { idsPerStatement } from "../database/idsPerStatement.ts";
import { creations } from "../database/schema/contacts.ts";

/** The contacts in Salesforce that were made of these leads, by lead. */
export async function contactsOf(
  database: Database,
  leadIds: readonly string[],
): Promise<Map<string, string>> {
  const contacts = new Map<string, string>();
  for (const ids of chunksOf(leadIds, idsPerStatement)) {
    const made = and(inArray(creations.leadId, ids), isNotNull(creations.contactId));
    for (const { leadId, contactId } of await database.select().from(creations).where(made))
      if (contactId !== null) contacts.set(leadId, contactId);
  }
  return contacts;
}
