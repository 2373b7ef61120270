import type { Batch, BatchRow } from "../database/schema/batches.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { AccountCountry } from "../salesforce/accountSummary.ts";
import type { FormField } from "../form/contactFields.ts";
import { prefillContact, type Prefill } from "../form/prefillContact.ts";
import { picked } from "./picked.ts";

/** The account that the row's contact gets; null where none was chosen. */
export function accountOfRow(
  { defaults }: Pick<Batch, "defaults">,
  row: Pick<BatchRow, "accountId" | "contact">,
): string | null {
  const chosen = row.contact?.["AccountId"] ?? row.accountId ?? defaults.contact?.["AccountId"];
  return typeof chosen === "string" && chosen !== "" ? chosen : null;
}

/**
 * The values of a row's contact. The row's own choices win, then what lead and account say, then the batch's
 * defaults, then the org's. A source is given for what lead or account say.
 */
export function rowValues(
  batch: Pick<Batch, "defaults">,
  row: Pick<BatchRow, "accountId" | "contact">,
  form: FormField[],
  { lead, account }: { lead: LeadRow; account: AccountCountry | null | undefined },
): Prefill {
  const { values, sources } = prefillContact(form, lead, { account });
  const own = row.contact ?? {};
  const known = Object.keys(values).filter((name) => sources[name] !== "default" && !(name in own));
  const chosen: ContactValues = {
    ...values,
    ...batch.defaults.contact,
    ...picked(values, known),
    ...(row.accountId !== null && { AccountId: row.accountId }),
    ...own,
  };
  // A country that the row names is its own, also where the org has codes.
  if ("MailingCountry" in own && !("MailingCountryCode" in own)) delete chosen["MailingCountryCode"];
  return { values: chosen, sources: picked(sources, known) };
}
