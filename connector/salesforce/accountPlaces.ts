import { chunksOf } from "../work/inTurns.ts";
import { type AccountRow, companiesOnly, selectAccounts } from "./accountSummary.ts";
import { decidingFields, type FoundAccount, toFoundAccount } from "./accounts.ts";
import { type ObjectDescribe, takeLike } from "./describeTypes.ts";
import { createPatience, optionalMsMax } from "./patience.ts";
import { runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList, soqlPrefix, soqlText } from "./soql.ts";

const accountsPerQuery = 500;
/** So many fit into one call; what a longer list has beyond them counts as in no territory. */
const queriesMax = 5;

/**
 * Which of the accounts are in a sales territory that a user works in, in the model that is active; null
 * where Salesforce refuses or takes long. One API call. (Object Reference, ObjectTerritory2Association,
 * UserTerritory2Association: whoever is inactive in a territory only owns opportunities of it.)
 */
export async function accountsInTerritory(
  session: SalesforceSession,
  userId: string,
  accountIds: string[],
): Promise<Set<string> | null> {
  const mine = `SELECT Territory2Id FROM UserTerritory2Association WHERE UserId = ${soqlText(userId)} AND IsActive = true`;
  const soqls = chunksOf(accountIds, accountsPerQuery)
    .slice(0, queriesMax)
    .map(
      (ids) =>
        `SELECT ObjectId FROM ObjectTerritory2Association WHERE ObjectId IN ${soqlList(ids)} AND Territory2.Territory2Model.State = 'Active' AND Territory2Id IN (${mine})`,
    );
  const patience = createPatience(optionalMsMax(session));
  patience.start();
  const results = await runQueries<{ ObjectId: string }>(session, soqls, { isOptional: true, patience });
  if (results.some(({ isMissing }) => isMissing)) return null;
  return new Set(results.flatMap(({ rows }) => rows.map(({ ObjectId }) => ObjectId)));
}

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
