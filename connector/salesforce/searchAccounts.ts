import { readableFields, type ObjectDescribe } from "./describeTypes.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList, soqlText } from "./soql.ts";
import { suggest } from "./suggestions.ts";

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
  OwnerId?: string | null;
  Owner?: { Name: string } | null;
}

const secondaryFields = ["Industry", "BillingCity", "BillingCountry", "Website"];

/** A suggested account; suggestions know the owner's id alone. */
export interface SuggestedAccount {
  account: AccountSummary;
  ownerId: string | null;
}

/** Accounts that Salesforce suggests for the start of a name, as in its own lookups. One API call. */
export async function suggestAccounts(
  session: SalesforceSession,
  account: ObjectDescribe,
  text: string,
): Promise<SuggestedAccount[]> {
  const fields = readableFields(account, [...secondaryFields, "OwnerId"]);
  const rows = await suggest<AccountRow>(session, "Account", text, { fields });
  return rows.map((row) => ({ account: toAccount(row), ownerId: row.OwnerId ?? null }));
}

/** Names of users by id, as far as the caller may see them. One API call; none for none. */
export async function userNames(session: SalesforceSession, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const soql = `SELECT Id, Name FROM User WHERE Id IN ${soqlList(ids)}`;
  const rows = await session.query<{ Id: string; Name: string }>(soql);
  return new Map(rows.map(({ Id, Name }) => [Id, Name]));
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
