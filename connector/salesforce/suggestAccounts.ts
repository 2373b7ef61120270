import { readableFields, type ObjectDescribe } from "./describeTypes.ts";
import {
  companiesOnly,
  secondaryFields,
  toAccount,
  type AccountRow,
  type AccountSummary,
} from "./accountSummary.ts";
import type { SalesforceSession } from "./session.ts";
import { suggest } from "./suggest.ts";

/** Accounts that Salesforce suggests for the beginning of a name. One API call. */
export async function suggestAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
  text: string,
): Promise<SuggestedAccount[]> {
  const fields = readableFields(account, [...secondaryFields, "OwnerId"]);
  const where = companiesOnly(account);
  const options = where === null ? { fields } : { fields, where };
  const rows = await suggest<AccountRow>(session, "Account", text, options);
  return rows.map((row) => ({ account: toAccount(row), ownerId: row.OwnerId ?? null }));
}

/** A suggested account. Suggestions give the owner's id only. */
export interface SuggestedAccount {
  account: AccountSummary;
  ownerId: string | null;
}
