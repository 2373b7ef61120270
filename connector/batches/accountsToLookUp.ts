import { unknownAccounts } from "../accounts/accountCountries.ts";
import type { RequestContext } from "../context.ts";
import type { Batch, BatchRow } from "../database/schema/batches.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { accountOfRow } from "./rowValues.ts";

/** Accounts of rows that have no country of their own, as far as nobody has looked up their countries. */
export function accountsToLookUp(
  ctx: RequestContext,
  batch: Pick<Batch, "defaults">,
  rows: { row: Pick<BatchRow, "accountId" | "contact">; lead: LeadRow | null }[],
): string[] {
  const lacking = rows.filter(({ row: { contact }, lead }) => {
    const isNamed = contact?.["MailingCountry"] ?? contact?.["MailingCountryCode"];
    return lead?.country === null && !isNamed;
  });
  return unknownAccounts(
    ctx,
    lacking.flatMap(({ row }) => accountOfRow(batch, row) ?? []),
  );
}
