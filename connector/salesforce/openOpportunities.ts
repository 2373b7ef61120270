import { bodyOf, sendComposite } from "./composite.ts";
import { readableFields, type ObjectDescribe } from "./describeTypes.ts";
import type { SalesforceSession } from "./session.ts";
import { queryPath, soqlText } from "./soql.ts";

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
  StageName?: string;
  CloseDate?: string | null;
  Amount?: number | null;
  CurrencyIsoCode?: string | null;
}

const shownMax = 200;
const fields = ["StageName", "CloseDate", "Amount", "CurrencyIsoCode"];

/**
 * Open opportunities of an account that the user may see, soonest close first; null where the account itself is not
 * there for the user. One API call for both questions.
 */
export async function openOpportunities(
  session: SalesforceSession,
  opportunity: ObjectDescribe,
  accountId: string,
): Promise<OpportunitySummary[] | null> {
  const selected = ["Id", "Name", ...readableFields(opportunity, fields)].join(", ");
  const soql = `SELECT ${selected} FROM Opportunity WHERE AccountId = ${soqlText(accountId)} AND IsClosed = false ORDER BY CloseDate, Name LIMIT ${shownMax}`;
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
  return bodyOf<{ records: OpportunityRow[] }>(responses, "opportunities").records.map((row) => ({
    id: row.Id,
    name: row.Name,
    stage: row.StageName ?? "",
    closeDate: row.CloseDate ?? null,
    amount: row.Amount ?? null,
    currency: row.CurrencyIsoCode ?? null,
  }));
}
