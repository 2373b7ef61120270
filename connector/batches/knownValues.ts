import { knownCountry } from "../accounts/accountCountries.ts";
import type { RequestContext } from "../context.ts";
import type { Batch, BatchRow } from "../database/schema/batches.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { FormField } from "../form/contactFields.ts";
import { accountOfRow, rowValues } from "./rowValues.ts";

interface Scope {
  ctx: RequestContext;
  batch: Pick<Batch, "defaults">;
  form: FormField[];
}

/** The values of a row's contact, with its account's country where that has been looked up. */
export function knownValues(
  { ctx, batch, form }: Scope,
  row: Pick<BatchRow, "accountId" | "contact">,
  lead: LeadRow,
): ContactValues {
  const accountId = accountOfRow(batch, row);
  const account = accountId === null ? null : knownCountry(ctx, accountId);
  return rowValues(batch, row, form, { lead, account }).values;
}
