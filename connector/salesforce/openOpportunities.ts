import { orderBy, readableFields, type ObjectDescribe } from "./describeTypes.ts";
import { readFurtherPages, runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList, soqlText } from "./soql.ts";
import { chunksOf } from "../work/inTurns.ts";

export interface OpportunitySummary {
  id: string;
  name: string;
  stage: string;
  /** YYYY-MM-DD */
  closeDate: string | null;
  amount: number | null;
  /** ISO 4217 code, in orgs with several currencies. */
  currency: string | null;
}

interface OpportunityRow {
  Id: string;
  Name: string;
  AccountId?: string | null;
  StageName?: string;
  CloseDate?: string | null;
  Amount?: number | null;
  CurrencyIsoCode?: string | null;
  LastActivityDate?: string | null;
}

/** An account as a query answers it; null where it has no open opportunities. */
interface AccountWithOpportunities {
  Id: string;
  Opportunities: { done: boolean; records: OpportunityRow[] } | null;
}

/** Accounts whose opportunities are read before it is known which of them is meant. */
const likelyMax = 20;
const shownMax = 200;
/** Rows of one query. Its condition stays short enough to be planned well. */
const rowsPerQuery = 2_000;
const accountsPerQuery = 200;
/** Pages read beyond the first ones, where Salesforce sends short pages. */
const furtherPagesMax = 50;
const fields = ["StageName", "CloseDate", "Amount", "CurrencyIsoCode", "LastActivityDate"];

interface AccountOpportunities {
  opportunities: OpportunitySummary[];
  /** Whether the account is a person, to whom no contact may belong. */
  isPerson: boolean;
}

/**
 * Open opportunities of an account that the user may see, the latest activity first, then by close date; null
 * where the user does not see the account. One API call, or more where Salesforce sends short pages.
 */
export async function openOpportunities(
  session: SalesforceSession,
  { account, opportunity }: { account: ObjectDescribe | null; opportunity: ObjectDescribe },
  accountId: string,
): Promise<AccountOpportunities | null> {
  const soql = `${selectOpen(opportunity)} AND AccountId = ${soqlText(accountId)}${inOrder(opportunity)} LIMIT ${shownMax}`;
  const person = account === null ? [] : readableFields(account, ["IsPersonAccount"]);
  const fieldsOfAccount = ["Id", ...person].join(", ");
  const results = await runQueries<OpportunityRow & { IsPersonAccount?: boolean }>(session, [
    `SELECT ${fieldsOfAccount} FROM Account WHERE Id = ${soqlText(accountId)}`,
    soql,
  ]);
  await readFurtherPages(session, results, shownMax);
  const [accounts, opportunities] = results;
  const found = accounts?.rows[0];
  return found
    ? {
        opportunities: byActivity(opportunities?.rows ?? []).map(toOpportunity),
        isPerson: found.IsPersonAccount ?? false,
      }
    : null;
}

/**
 * Open opportunities of many accounts, by account. An account whose opportunities could not all be read is
 * left out. One API call for a thousand accounts, none for an empty list.
 */
export async function openOpportunitiesOf(
  session: SalesforceSession,
  opportunity: ObjectDescribe,
  accountIds: string[],
): Promise<Map<string, OpportunitySummary[]>> {
  const found = new Map<string, OpportunitySummary[]>();
  const groups = chunksOf(accountIds, accountsPerQuery);
  const results = await runQueries<OpportunityRow>(
    session,
    groups.map(
      (ids) =>
        `${selectOpen(opportunity)} AND AccountId IN ${soqlList(ids)}${inOrder(opportunity)} LIMIT ${rowsPerQuery}`,
    ),
  );
  await readFurtherPages(session, results, furtherPagesMax);
  for (const [index, ids] of groups.entries()) {
    const { rows = [], next = null } = results[index] ?? {};
    if (rows.length >= rowsPerQuery || next !== null) continue;
    for (const id of ids) found.set(id, []);
    for (const row of byActivity(rows)) found.get(row.AccountId ?? "")?.push(toOpportunity(row));
  }
  return found;
}

/**
 * How many open opportunities that the user may see each of the accounts has; those that have none are left
 * out. One API call for a thousand accounts, none for an empty list.
 */
export async function countOpenOpportunities(
  session: SalesforceSession,
  accountIds: string[],
): Promise<Map<string, number>> {
  const results = await runQueries<{ AccountId: string | null; total: number }>(
    session,
    chunksOf(accountIds, accountsPerQuery).map(
      (ids) =>
        `SELECT AccountId, COUNT(Id) total FROM Opportunity WHERE IsClosed = false AND AccountId IN ${soqlList(ids)} GROUP BY AccountId`,
    ),
    { isOptional: true },
  );
  return new Map(
    results.flatMap(({ rows }) =>
      rows.map(({ AccountId, total }): [string, number] => [AccountId ?? "", total]),
    ),
  );
}

/**
 * Open opportunities of the accounts that meet a condition, by account. Those of an account that is not among
 * them have to be asked for. One API call.
 */
export async function openOpportunitiesWhere(
  session: SalesforceSession,
  { account, opportunity }: { account: ObjectDescribe; opportunity: ObjectDescribe },
  where: string,
): Promise<Map<string, OpportunitySummary[]>> {
  const children = `(${selectOpen(opportunity, "Opportunities")}${inOrder(opportunity)} LIMIT ${shownMax})`;
  const [result] = await runQueries<AccountWithOpportunities>(
    session,
    [`SELECT Id, ${children} FROM Account WHERE ${where}${orderBy(account, "Name")} LIMIT ${likelyMax}`],
    { isOptional: true },
  );
  return new Map(
    (result?.rows ?? []).flatMap(({ Id, Opportunities: of }): [string, OpportunitySummary[]][] =>
      of?.done === false ? [] : [[Id, byActivity(of?.records ?? []).map(toOpportunity)]],
    ),
  );
}

/**
 * The account of an opportunity; null where it has none, undefined where the user does not see the
 * opportunity or which account it is of. One API call.
 */
export async function readOpportunityAccount(
  session: SalesforceSession,
  opportunity: ObjectDescribe,
  id: string,
): Promise<string | null | undefined> {
  if (readableFields(opportunity, ["AccountId"]).length === 0) return undefined;
  const [row] = await session.query<OpportunityRow>(
    `SELECT Id, AccountId FROM Opportunity WHERE Id = ${soqlText(id)}`,
  );
  return row && (row.AccountId ?? null);
}

const inOrder = (opportunity: ObjectDescribe) => orderBy(opportunity, "CloseDate", "Name");

function selectOpen(opportunity: ObjectDescribe, from = "Opportunity"): string {
  const selected = ["Id", "Name", "AccountId", ...readableFields(opportunity, fields)].join(", ");
  return `SELECT ${selected} FROM ${from} WHERE IsClosed = false`;
}

/** The latest activity first, as far as it is known, then as they were. */
function byActivity(rows: OpportunityRow[]): OpportunityRow[] {
  return rows.toSorted((one, other) =>
    (other.LastActivityDate ?? "").localeCompare(one.LastActivityDate ?? ""),
  );
}

function toOpportunity(row: OpportunityRow): OpportunitySummary {
  return {
    id: row.Id,
    name: row.Name,
    stage: row.StageName ?? "",
    closeDate: row.CloseDate ?? null,
    amount: row.Amount ?? null,
    currency: row.CurrencyIsoCode ?? null,
  };
}
