import { bodyOf, sendComposite } from "./composite.ts";
import { readableFields, type ObjectDescribe } from "./describeTypes.ts";
import type { SalesforceSession } from "./session.ts";
import { queryPath, soqlList, soqlText } from "./soql.ts";
import { chunksOf } from "../chunksOf.ts";

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
}

const shownMax = 200;
/** Rows of one query. Its condition stays short enough to be planned well. */
const rowsPerQuery = 2_000;
const accountsPerQuery = 200;
/** Salesforce allows five queries in one composite request. */
const queriesPerCall = 5;
const order = "ORDER BY CloseDate, Name";
const fields = ["StageName", "CloseDate", "Amount", "CurrencyIsoCode"];

/**
 * Open opportunities of an account that the user may see, by close date; null where the user does not see the
 * account. One API call.
 */
export async function openOpportunities(
  session: SalesforceSession,
  opportunity: ObjectDescribe,
  accountId: string,
): Promise<OpportunitySummary[] | null> {
  const soql = `${selectOpen(opportunity)} AND AccountId = ${soqlText(accountId)} ${order} LIMIT ${shownMax}`;
  const responses = await sendComposite(
    session,
    [
      {
        method: "GET",
        path: queryPath(`SELECT Id FROM Account WHERE Id = ${soqlText(accountId)}`),
        referenceId: "account",
      },
      { method: "GET", path: queryPath(soql), referenceId: "opportunities" },
    ],
    { isRead: true },
  );
  const accounts = bodyOf<{ records: unknown[] }>(responses, "account");
  if (accounts.records.length === 0) return null;
  return bodyOf<{ records: OpportunityRow[] }>(responses, "opportunities").records.map(toOpportunity);
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
  for (const call of chunksOf(chunksOf(accountIds, accountsPerQuery), queriesPerCall)) {
    const queries = call.map((ids, index) => ({ referenceId: `opportunities${index}`, ids }));
    const responses = await sendComposite(
      session,
      queries.map(({ referenceId, ids }) => ({
        method: "GET" as const,
        path: queryPath(
          `${selectOpen(opportunity)} AND AccountId IN ${soqlList(ids)} ${order} LIMIT ${rowsPerQuery}`,
        ),
        referenceId,
      })),
      { isRead: true },
    );
    for (const { referenceId, ids } of queries) {
      const { records } = bodyOf<{ records: OpportunityRow[] }>(responses, referenceId);
      if (records.length >= rowsPerQuery) continue;
      for (const id of ids) found.set(id, []);
      for (const row of records) found.get(row.AccountId ?? "")?.push(toOpportunity(row));
    }
  }
  return found;
}

function selectOpen(opportunity: ObjectDescribe): string {
  const selected = ["Id", "Name", "AccountId", ...readableFields(opportunity, fields)].join(", ");
  return `SELECT ${selected} FROM Opportunity WHERE IsClosed = false`;
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
