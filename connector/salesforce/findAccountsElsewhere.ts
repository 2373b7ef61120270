import { companiesOnly, selectAccounts, type AccountRow } from "./accountSummary.ts";
import { takeLike, type ObjectDescribe } from "./describeTypes.ts";
import { decidingFields, toFoundAccount, type FoundAccount } from "./accounts.ts";
import { runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlPrefix } from "./soql.ts";

const rowsMax = 2_000;
/** What a name in Latin letters begins with. SOQL has no ranges of letters that every org sorts alike. */
const latin = [..."abcdefghijklmnopqrstuvwxyz0123456789äáàâãåæąçčćďéèêëěęíìîïłñňóòôõöøőřśšşťúùûüůűýžźż"];

/**
 * Accounts whose names are in another alphabet, which no search by the letters of a Latin name finds, 2,000
 * at most. None where Salesforce refuses, or can't compare names. One API call.
 */
export async function findAccountsElsewhere(
  session: SalesforceSession,
  account: ObjectDescribe,
): Promise<FoundAccount[]> {
  if (!takeLike(account, "Name")) return [];
  const only = companiesOnly(account);
  const inLatin = latin.map((letter) => `Name LIKE ${soqlPrefix(letter)}`).join(" OR ");
  const where = `${only === null ? "" : `${only} AND `}(NOT (${inLatin}))`;
  const [result] = await runQueries<AccountRow>(
    session,
    [`${selectAccounts(account, decidingFields)} WHERE ${where} LIMIT ${rowsMax}`],
    { isOptional: true, apart: "elsewhere" },
  );
  return (result?.rows ?? []).map(toFoundAccount);
}
