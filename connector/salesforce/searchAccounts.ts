import { readableFields, type ObjectDescribe } from "./describeTypes.ts";
import type { SalesforceSession } from "./session.ts";
import { suggest } from "./suggestions.ts";
import { soqlText } from "./soql.ts";

export interface AccountSummary {
  id: string;
  name: string;
  industry: string | null;
  city: string | null;
  country: string | null;
  website: string | null;
  owner: string | null;
}

export interface AccountRow {
  Id: string;
  Name: string;
  Industry?: string | null;
  BillingCity?: string | null;
  BillingCountry?: string | null;
  Website?: string | null;
  Owner?: { Name: string } | null;
}

const secondaryFields = ["Industry", "BillingCity", "BillingCountry", "Website"];

/** Accounts that Salesforce suggests for the start of a name, as in its own lookups. One API call. */
export async function suggestAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
  text: string,
): Promise<AccountSummary[]> {
  const fields = readableFields(account, secondaryFields);
  return (await suggest<AccountRow>(session, "Account", text, { fields })).map(toAccount);
}

/** Accounts the user looked at last, newest first. One API call. */
export async function recentAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
): Promise<AccountSummary[]> {
  const soql = `${selectAccounts(account)} WHERE LastViewedDate != null ORDER BY LastViewedDate DESC LIMIT 5`;
  return (await session.query<AccountRow>(soql)).map(toAccount);
}

/** One account; null where it is not there for the user. One API call. */
export async function readAccount(
  session: SalesforceSession,
  account: ObjectDescribe,
  id: string,
): Promise<AccountSummary | null> {
  const [row] = await session.query<AccountRow>(`${selectAccounts(account)} WHERE Id = ${soqlText(id)}`);
  return row ? toAccount(row) : null;
}

/** The start of a query for what `toAccount` reads, leaving out fields that are hidden from the user. */
export function selectAccounts(account: ObjectDescribe): string {
  const fields = ["Id", "Name", ...readableFields(account, secondaryFields)];
  if (readableFields(account, ["OwnerId"]).length > 0) fields.push("Owner.Name");
  return `SELECT ${fields.join(", ")} FROM Account`;
}

export function toAccount(row: AccountRow): AccountSummary {
  return {
    id: row.Id,
    name: row.Name,
    industry: row.Industry ?? null,
    city: row.BillingCity ?? null,
    country: row.BillingCountry ?? null,
    website: row.Website ?? null,
    owner: row.Owner?.Name ?? null,
  };
}
