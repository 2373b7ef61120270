import { fieldOf, readableFields, type ObjectDescribe } from "./describeTypes.ts";

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
  return `SELECT ${accountFields(account).join(", ")} FROM Account`;
}

/** The fields that `toAccount` reads, without those hidden from the user. */
export function accountFields(account: ObjectDescribe): string[] {
  const fields = ["Id", "Name", ...readableFields(account, secondaryFields)];
  return readableFields(account, ["OwnerId"]).length > 0 ? [...fields, "Owner.Name"] : fields;
}

/**
 * The condition that leaves out person accounts: rows of Account that are people, in orgs that have the
 * field. Null in other orgs.
 */
export function companiesOnly(account: ObjectDescribe): string | null {
  return fieldOf(account, "IsPersonAccount") ? "IsPersonAccount = false" : null;
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
