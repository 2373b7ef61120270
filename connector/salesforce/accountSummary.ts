import { chunksOf } from "../work/inTurns.ts";
import { fieldOf, readableFields, type ObjectDescribe } from "./describeTypes.ts";
import { readFurtherPages, runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlList } from "./soql.ts";

export interface AccountSummary {
  id: string;
  name: string;
  industry: string | null;
  city: string | null;
  /** Of the billing address; where that has none, of the shipping address. */
  country: string | null;
  /** The org's code for the country, in orgs with State and Country picklists. */
  countryCode: string | null;
  website: string | null;
  owner: string | null;
}

/** Of an account's address, as far as the user may see it. */
export type AccountCountry = Pick<AccountSummary, "country" | "countryCode">;

export interface AccountRow {
  Id: string;
  Name: string;
  Industry?: string | null;
  BillingCity?: string | null;
  BillingState?: string | null;
  BillingCountry?: string | null;
  BillingCountryCode?: string | null;
  ShippingCountry?: string | null;
  ShippingCountryCode?: string | null;
  Website?: string | null;
  OwnerId?: string | null;
  ParentId?: string | null;
  Type?: string | null;
  /** YYYY-MM-DD */
  LastActivityDate?: string | null;
  Owner?: { Name: string } | null;
}

const countryFields = ["BillingCountry", "BillingCountryCode", "ShippingCountry", "ShippingCountryCode"];

export const secondaryFields = ["Industry", "BillingCity", ...countryFields, "Website"];

/**
 * The start of a query for the fields that `toAccount` reads, and some more, without fields hidden from the
 * user.
 */
export function selectAccounts(account: ObjectDescribe, more: readonly string[] = []): string {
  return `SELECT ${accountFields(account, more).join(", ")} FROM Account`;
}

/** The fields that `toAccount` reads, and some more, without those hidden from the user. */
export function accountFields(account: ObjectDescribe, more: readonly string[] = []): string[] {
  const fields = ["Id", "Name", ...readableFields(account, [...secondaryFields, ...more])];
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
    ...countryOf(row),
    website: row.Website ?? null,
    owner: row.Owner?.Name ?? null,
  };
}

/** Name and code of one address: those of two would not belong together. */
function countryOf(row: AccountRow): AccountCountry {
  const country = row.BillingCountry ?? null;
  const countryCode = row.BillingCountryCode ?? null;
  if (country !== null || countryCode !== null) return { country, countryCode };
  return { country: row.ShippingCountry ?? null, countryCode: row.ShippingCountryCode ?? null };
}

const countriesPerQuery = 200;
/** Pages read beyond the first ones, where Salesforce sends short pages. */
const furtherPagesMax = 50;

/**
 * The countries of accounts by id, as far as the user may see them. One API call for a thousand accounts,
 * none for an empty list, or where the user sees no address.
 */
export async function readCountries(
  session: SalesforceSession,
  account: ObjectDescribe,
  ids: string[],
): Promise<Map<string, AccountCountry>> {
  const fields = readableFields(account, countryFields);
  if (fields.length === 0) return new Map();
  const select = `SELECT ${["Id", ...fields].join(", ")} FROM Account`;
  const results = await runQueries<AccountRow>(
    session,
    chunksOf(ids, countriesPerQuery).map((some) => `${select} WHERE Id IN ${soqlList(some)}`),
  );
  await readFurtherPages(session, results, furtherPagesMax);
  return new Map(results.flatMap(({ rows }) => rows.map((row) => [row.Id, countryOf(row)] as const)));
}
