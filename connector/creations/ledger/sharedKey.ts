import { and, asc, eq, inArray, isNotNull, notInArray, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { creations, quotaFreeStates, type ContactValues } from "../../database/schema/contacts.ts";
import { leadProfiles, leads, type LeadRow } from "../../database/schema/leads.ts";
import { compareNames, isSameName } from "../../matching/names/compareNames.ts";
import { normalizeName } from "../../matching/names/normalizeName.ts";

interface WithKey {
  values: ContactValues;
  externalId: { field: string; value: string } | null;
}

/** A file may give anybody any number of addresses. */
const readMax = 20;

/**
 * The contact with the external id of an earlier creation of the same person, so that Salesforce refuses a
 * second one. A person has a public and a Sales Navigator address, which give different ids: they are known
 * to be one where any lead of the org has both, and matching takes both names for one.
 */
export async function withSharedKey<Contact extends WithKey>(
  handle: DatabaseHandle,
  lead: LeadRow,
  contact: Contact,
): Promise<Contact> {
  const { externalId, values } = contact;
  if (externalId === null || lead.profileUrl === null) return contact;
  const { orgId, url, leadId } = leadProfiles;
  const urlsOf = (isOf: SQL) => handle.select({ url }).from(leadProfiles).where(isOf).limit(readMax);
  const leadsWith = (urls: ReturnType<typeof urlsOf>) =>
    handle
      .select({ id: leadId })
      .from(leadProfiles)
      .where(and(eq(orgId, lead.orgId), inArray(url, urls)))
      .limit(readMax);
  const alike = leadsWith(urlsOf(eq(leadId, lead.id)));
  const ofPerson = leadsWith(urlsOf(inArray(leadId, alike)));
  const { firstName, lastName } = leads;
  const earlier = await handle
    .select({ value: creations.externalId, firstName, lastName })
    .from(creations)
    .innerJoin(leads, eq(leads.id, creations.leadId))
    .where(
      and(
        inArray(creations.leadId, ofPerson),
        isNotNull(creations.externalId),
        notInArray(creations.state, [...quotaFreeStates]),
      ),
    )
    .orderBy(asc(creations.createdAt))
    .limit(readMax);
  const value = earlier.find((one) => areNamesOfOne(one, lead))?.value ?? externalId.value;
  const { field } = externalId;
  return { ...contact, values: { ...values, [field]: value }, externalId: { field, value } };
}

type Name = Pick<LeadRow, "firstName" | "lastName">;

const areNamesOfOne = (one: Name, other: Name): boolean =>
  isSameName(compareNames(normalized(one), normalized(other)));

const normalized = ({ firstName, lastName }: Name) => normalizeName(firstName, lastName, null);
