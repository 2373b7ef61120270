import type { ObjectDescribe } from "./describeTypes.ts";
import {
  companiesOnly,
  selectAccounts,
  toAccount,
  type AccountRow,
  type AccountSummary,
} from "./accountSummary.ts";
import type { SalesforceSession } from "./session.ts";

/** The user's recently viewed accounts, newest first. One API call. */
export async function recentAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
): Promise<AccountSummary[]> {
  const only = companiesOnly(account);
  const companies = only === null ? "" : ` AND ${only}`;
  const soql = `${selectAccounts(account)} WHERE LastViewedDate != null${companies} ORDER BY LastViewedDate DESC LIMIT 5`;
  return (await session.query<AccountRow>(soql)).map(toAccount);
}
