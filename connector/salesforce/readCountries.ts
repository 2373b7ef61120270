import { chunksOf } from "../work/inTurns.ts";
import { countryFields, toAccount, type AccountCountry, type AccountRow } from "./accountSummary.ts";
import { readableFields, type ObjectDescribe } from "./describeTypes.ts";
import { readFurtherPages, runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList } from "./soql.ts";

const accountsPerQuery = 200;
/** Pages read beyond the first ones, where Salesforce sends short pages. */
const furtherPagesMax = 50;

/**
 * The countries of accounts by id, as far as the user may see them. One API call for a thousand accounts,
 * none for an empty list, or where the user sees no address.
 */
export async function readCountries(
  session: SalesforceSession,
  account: ObjectDescribe,
  ids: string[],
): Promise<Map<string, AccountCountry>> {
  const fields = readableFields(account, countryFields);
  if (fields.length === 0) return new Map();
  const select = `SELECT ${["Id", "Name", ...fields].join(", ")} FROM Account`;
  const results = await runQueries<AccountRow>(
    session,
    chunksOf(ids, accountsPerQuery).map((some) => `${select} WHERE Id IN ${soqlList(some)}`),
  );
  await readFurtherPages(session, results, furtherPagesMax);
  const accounts = results.flatMap(({ rows }) => rows.map(toAccount));
  return new Map(accounts.map(({ id, country, countryCode }) => [id, { country, countryCode }]));
}
