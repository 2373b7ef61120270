import { and, asc, eq, inArray, isNotNull, notInArray, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { creations, quotaFreeStates } from "../../database/schema/contacts.ts";
import { leadProfiles, type LeadRow } from "../../database/schema/leads.ts";
import { users } from "../../database/schema/sessions.ts";

/**
 * The external id that an earlier creation of the lead's person has, so that Salesforce refuses a second
 * contact; null where there is none. A person has a public and a Sales Navigator address, which give
 * different ids: they are known to be one where any lead of the org has both.
 */
export async function sharedKey(
  handle: DatabaseHandle,
  lead: Pick<LeadRow, "id" | "orgId">,
): Promise<string | null> {
  const owners = handle.select({ id: users.id }).from(users).where(eq(users.orgId, lead.orgId));
  const urlsOf = (isOf: SQL) => handle.select({ url: leadProfiles.url }).from(leadProfiles).where(isOf);
  const leadsWith = (urls: ReturnType<typeof urlsOf>) => {
    const { orgId, ownerId, url, leadId } = leadProfiles;
    const isWith = and(eq(orgId, lead.orgId), inArray(ownerId, owners), inArray(url, urls));
    return handle.select({ id: leadId }).from(leadProfiles).where(isWith);
  };
  const alike = leadsWith(urlsOf(eq(leadProfiles.leadId, lead.id)));
  const ofPerson = leadsWith(urlsOf(inArray(leadProfiles.leadId, alike)));
  const isEarlier = and(
    inArray(creations.leadId, ofPerson),
    isNotNull(creations.externalId),
    notInArray(creations.state, [...quotaFreeStates]),
  );
  const earlier = await handle
    .select({ value: creations.externalId })
    .from(creations)
    .where(isEarlier)
    .orderBy(asc(creations.createdAt))
    .limit(1)
    .get();
  return earlier?.value ?? null;
}
