import { crmObjectOf } from "../salesforce/crmObjectOf.ts";

/** The id of a Contact or Salesforce Lead for an event: a contact is looked for among the contacts. */
export function idOfRecord(id: string): { contactId: string | null; recordId: string | null } {
  const isContact = crmObjectOf(id) === "Contact";
  return { contactId: isContact ? id : null, recordId: isContact ? null : id };
}
