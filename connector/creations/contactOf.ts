import type { Creation } from "../database/schema/contacts.ts";
import type { NewContact } from "../salesforce/createOneContact.ts";

/** What a creation sends to Salesforce. */
export function contactOf({ contact, opportunityId, role, isPrimary, saveAnyway }: Creation): NewContact {
  return {
    values: contact ?? {},
    saveAnyway,
    ...(opportunityId !== null && { role: { opportunityId, role, isPrimary } }),
  };
}
