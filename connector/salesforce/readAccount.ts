import type { ObjectDescribe } from "./describeTypes.ts";
import { selectAccounts, toAccount, type AccountRow, type AccountSummary } from "./accountSummary.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlText } from "./soql.ts";

/** One account; null where the user does not see it. One API call. */
export async function readAccount(
  session: SalesforceSession,
  account: ObjectDescribe,
  id: string,
): Promise<AccountSummary | null> {
  const [row] = await session.query<AccountRow>(`${selectAccounts(account)} WHERE Id = ${soqlText(id)}`);
  return row ? toAccount(row) : null;
}
