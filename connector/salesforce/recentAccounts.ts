import type { ObjectDescribe } from "./describeTypes.ts";
import { selectAccounts, toAccount, type AccountRow, type AccountSummary } from "./accountSummary.ts";
import type { SalesforceSession } from "./session.ts";

/** The user's recently viewed accounts, newest first. One API call. */
export async function recentAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
): Promise<AccountSummary[]> {
  const soql = `${selectAccounts(account)} WHERE LastViewedDate != null ORDER BY LastViewedDate DESC LIMIT 5`;
  return (await session.query<AccountRow>(soql)).map(toAccount);
}
