import type { Batch, BatchRow } from "../database/schema/batches.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { FormField } from "../form/formField.ts";
import { prefillContact } from "../form/prefillContact.ts";

/**
 * The values of a row's contact. The row's own choices win, then the lead's values, then the batch's
 * defaults, then the org's.
 */
export function rowValues(batch: Batch, row: BatchRow, lead: LeadRow, form: FormField[]): ContactValues {
  const { values, sources } = prefillContact(form, lead);
  const fromLead = Object.entries(values).filter(([name]) => sources[name] === "lead");
  return {
    ...values,
    ...batch.defaults.contact,
    ...Object.fromEntries(fromLead),
    ...(row.accountId !== null && { AccountId: row.accountId }),
    ...row.contact,
  };
}
