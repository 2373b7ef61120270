import { crmQueries, describeOf, selectWhere, type CrmObjects } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import { accountQueries, type SoughtCompany } from "../findAccountsNamed.ts";
import { toAccount, type AccountRow, type AccountSummary } from "../accountSummary.ts";
import type { SalesforceSession } from "../session.ts";
import { chunkConditions, type CandidateSearch, type PlannedQuery } from "./candidateSearch.ts";
import { exactConditions } from "./exactConditions.ts";
import { narrowCommonNames } from "./narrowCommonNames.ts";
import { readFurtherPages, runQueries, type QueryResult } from "../runQueries.ts";

export interface FoundCandidates {
  records: CrmRecord[];
  /** Accounts that may be one of the companies. Which of them is one is not decided yet. */
  accounts: AccountSummary[];
  /** By search: the number of records with the name, where it is too high to read them all. */
  tooManyMatches: Map<number, number>;
}

/** Half of Salesforce's limit (100,000), so that queries stay simple enough. */
const soqlLengthMax = 50_000;
/**
 * Pages of 2,000 read beyond the first of each query. Where more would be needed, common names are narrowed.
 */
const furtherPagesMax = 10;

/**
 * Every Contact and unconverted Salesforce Lead, visible to the user, with one of a search's names, e-mail
 * addresses or external id; and accounts for some companies. Searches share queries and queries share API
 * calls: one for some hundred leads. For common names, only the records with more in common and the most
 * recently changed ones.
 */
export async function findCandidates(
  session: SalesforceSession,
  objects: CrmObjects,
  searches: CandidateSearch[],
  companies: SoughtCompany[],
): Promise<FoundCandidates> {
  const plans = crmQueries(objects).flatMap((query): PlannedQuery[] => {
    const describe = describeOf(objects, query);
    const conditions = describe ? exactConditions(query, describe, searches) : [];
    return chunkConditions(conditions, soqlLengthMax).map((chunk) => ({ query, chunk }));
  });
  const forAccounts = objects.account?.queryable ? accountQueries(objects.account, companies) : [];
  const results = await runQueries<CrmRow | AccountRow>(session, [
    ...forAccounts,
    ...plans.map(({ query, chunk }) => selectWhere(query, chunk.where)),
  ]);
  const accounts = results.slice(0, forAccounts.length).flatMap(({ rows }) => rows as AccountRow[]);
  const pages = results.slice(forAccounts.length) as QueryResult<CrmRow>[];
  const records = new Map<string, CrmRecord>();
  const tooManyMatches = new Map<number, number>();
  if (furtherPages(pages) <= furtherPagesMax) await readFurtherPages(session, pages, furtherPagesMax);
  else {
    const overflowing = plans.filter((_, index) => pages[index]?.next != null);
    const narrowed = await narrowCommonNames(session, objects, searches, overflowing);
    for (const [search, total] of narrowed.tooManyMatches) tooManyMatches.set(search, total);
    for (const record of narrowed.records) records.set(record.id, record);
  }
  for (const [index, { query }] of plans.entries()) {
    for (const row of pages[index]?.rows ?? []) records.set(row.Id, toCrmRecord(row, query));
  }
  const distinct = new Map(accounts.map((row) => [row.Id, toAccount(row)]));
  return { records: [...records.values()], accounts: [...distinct.values()], tooManyMatches };
}

function furtherPages(results: QueryResult<unknown>[]): number {
  return results.reduce((sum, { total, rows }) => sum + Math.ceil((total - rows.length) / 2_000), 0);
}
