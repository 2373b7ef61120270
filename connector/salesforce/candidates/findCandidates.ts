import { crmQueries, describeOf, selectWhere, type CrmObjects, type CrmQuery } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import {
  accountQueries,
  searchAccounts,
  type SoughtCompany,
  toFoundAccount,
  type FoundAccount,
} from "../accounts.ts";
import type { AccountRow } from "../accountSummary.ts";
import type { ObjectDescribe } from "../describeTypes.ts";
import type { SalesforceSession } from "../session.ts";
import {
  chunkConditions,
  type CandidateSearch,
  type PlannedQuery,
  type SearchGap,
  type SlowFields,
} from "./candidateSearch.ts";
import { exactConditions, unaskedFields, type ExactConditions } from "./conditions.ts";
import { narrowCommonNames } from "./narrowCommonNames.ts";
import { furtherPages, readFurtherPages, runQueries, type QueryResult } from "../runQueries.ts";

interface FoundCandidates {
  records: CrmRecord[];
  /** Accounts that may be one of the companies. They are not yet compared with them. */
  accounts: FoundAccount[];
  /** By search: the number of records with exactly this name, if there are too many to read them all. */
  tooManyMatches: Map<number, number>;
  gaps: SearchGap[];
}

interface CandidateOptions {
  searches: CandidateSearch[];
  companies: SoughtCompany[];
  /** Conditions on these are left to findSlowCandidates, except names. */
  slowFields: SlowFields;
}

/** Pages read beyond the first of each query. Where more would be needed, common names are narrowed. */
const furtherPagesMax = 10;

/**
 * The Contacts and unconverted Salesforce Leads, among those that the user may see, with one of a search's
 * names, e-mail addresses or external id; and accounts for some companies. Searches share queries and queries
 * share API calls: one call for some hundred leads. If very many records have a name, only those that have
 * more in common with the lead are read, and the most recently changed ones. Names and addresses that SOQL
 * cannot filter by are not searched here.
 */
export async function findCandidates(
  session: SalesforceSession,
  objects: CrmObjects,
  { searches, companies, slowFields }: CandidateOptions,
): Promise<FoundCandidates> {
  const asked: ({ query: CrmQuery; describe: ObjectDescribe } & ExactConditions)[] = [];
  for (const query of crmQueries(objects)) {
    const describe = describeOf(objects, query);
    if (!describe) continue;
    asked.push({ query, describe, ...(await exactConditions(query, describe, searches, slowFields)) });
  }
  const plans = asked.flatMap(({ query, conditions }): PlannedQuery[] =>
    chunkConditions(conditions).map((chunk) => ({ query, chunk })),
  );
  const account = objects.account?.queryable ? objects.account : null;
  const forAccounts = account ? (await accountQueries(account, companies, slowFields)).usual : [];
  const [results, searchedAccounts] = await Promise.all([
    runQueries<CrmRow | AccountRow>(session, [
      ...forAccounts,
      ...plans.map(({ query, chunk }) => selectWhere(query, chunk.where)),
    ]),
    account ? searchAccounts(session, account, companies) : [],
  ]);
  const ofAccounts = results.slice(0, forAccounts.length) as QueryResult<AccountRow>[];
  await readFurtherPages(session, ofAccounts, furtherPagesMax);
  const accounts = [...ofAccounts.flatMap(({ rows }) => rows), ...searchedAccounts];
  const pages = results.slice(forAccounts.length) as QueryResult<CrmRow>[];
  const records = new Map<string, CrmRecord>();
  const tooManyMatches = new Map<number, number>();
  const overflowing = plans.filter((plan, index) => pages[index]?.next != null && hasNames(plan));
  if (furtherPages(pages) <= furtherPagesMax || overflowing.length === 0) {
    await readFurtherPages(session, pages, furtherPagesMax);
  } else {
    const narrowed = await narrowCommonNames(session, objects, searches, overflowing);
    for (const [search, total] of narrowed.tooManyMatches) tooManyMatches.set(search, total);
    for (const record of narrowed.records) records.set(record.id, record);
  }
  for (const [index, { query }] of plans.entries()) {
    for (const row of pages[index]?.rows ?? []) records.set(row.Id, toCrmRecord(row, query));
  }
  const distinct = new Map(accounts.map((row) => [row.Id, toFoundAccount(row)]));
  const unasked = asked.map(({ query, describe }): SearchGap => ({
    object: query.object,
    fields: unaskedFields(query, describe, searches),
    why: "unfiltered",
  }));
  return {
    records: [...records.values()],
    accounts: [...distinct.values()],
    tooManyMatches,
    gaps: unasked.filter(({ fields }) => fields.length > 0),
  };
}

const hasNames = ({ chunk }: PlannedQuery): boolean => chunk.conditions.some(({ search }) => search !== null);
