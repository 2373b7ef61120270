import { readableFields, type ObjectDescribe } from "./describeTypes.ts";

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

export const secondaryFields = ["Industry", "BillingCity", "BillingCountry", "Website"];

/** The start of a query for the fields that `toAccount` reads, without fields hidden from the user. */
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
