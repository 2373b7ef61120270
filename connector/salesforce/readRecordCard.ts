import { crmObjectOf } from "./recordId.ts";
import { readableFields, type ObjectDescribe } from "./describeTypes.ts";
import { openOpportunities, type OpportunitySummary } from "./openOpportunities.ts";
import { runQueries } from "./runQueries.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlText } from "./soql.ts";
import { crmQueries, type CrmObjects } from "./crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "./crmRecord.ts";

/** What a user may read of a Contact or Salesforce Lead, in short. */
export interface RecordCard {
  recordId: string;
  object: "Contact" | "Lead";
  firstName: string;
  lastName: string;
  title: string | null;
  owner: string | null;
  /** YYYY-MM-DD */
  lastActivity: string | null;
  /** A contact's account; of a Salesforce Lead only the company, without an id. */
  account: { id: string | null; name: string } | null;
  opportunities: OpportunityOfRecord[];
}

interface OpportunityOfRecord extends OpportunitySummary {
  /** Of the contact on it; an empty text for one without a role's name. */
  roles: string[];
}

/** What a card needs, as the user sees it; null for an object they do not see. */
type CardObjects = Record<"contact" | "salesforceLead" | "opportunity" | "role", ObjectDescribe | null>;

interface CardRow {
  Id: string;
  FirstName?: string | null;
  LastName: string;
  Title?: string | null;
  Company?: string | null;
  LastActivityDate?: string | null;
  AccountId?: string | null;
  Account?: { Name: string } | null;
  Owner?: { Name: string } | null;
  OpportunityId?: string;
  Role?: string | null;
}

/**
 * A record by id, with the open opportunities of its account and the contact's roles on them; null where the
 * user does not see it. One API call, or two where the contact has an account.
 */
export async function readRecordCard(
  session: SalesforceSession,
  describes: CardObjects,
  recordId: string,
): Promise<RecordCard | null> {
  const object = crmObjectOf(recordId);
  const describe = object === "Lead" ? describes.salesforceLead : describes.contact;
  if (object === null || !describe?.queryable) return null;
  const { opportunity, role } = describes;
  const withRoles = object === "Contact" && opportunity?.queryable && role?.queryable;
  const soqls = [`${selectCard(describe)} WHERE Id = ${soqlText(recordId)}`];
  if (withRoles) soqls.push(selectRoles(role, recordId));
  const [found, roles] = await runQueries<CardRow>(session, soqls);
  const row = found?.rows[0];
  if (!row) return null;
  const accountId = row.AccountId ?? null;
  const open =
    accountId !== null && opportunity?.queryable
      ? ((await openOpportunities(session, { account: null, opportunity }, accountId))?.opportunities ?? [])
      : [];
  return {
    recordId: row.Id,
    object,
    firstName: row.FirstName ?? "",
    lastName: row.LastName,
    title: row.Title ?? null,
    owner: row.Owner?.Name ?? null,
    lastActivity: row.LastActivityDate ?? null,
    account: accountOf(row),
    opportunities: open.map((one) => ({ ...one, roles: rolesOn(one.id, roles?.rows ?? []) })),
  };
}

function selectCard(describe: ObjectDescribe): string {
  const names = ["Title", "LastActivityDate", "AccountId", "Company"];
  const fields = ["Id", "FirstName", "LastName", ...readableFields(describe, names)];
  if (fields.includes("AccountId")) fields.push("Account.Name");
  if (readableFields(describe, ["OwnerId"]).length > 0) fields.push("Owner.Name");
  return `SELECT ${fields.join(", ")} FROM ${describe.name}`;
}

function selectRoles(role: ObjectDescribe, contactId: string): string {
  const fields = ["OpportunityId", ...readableFields(role, ["Role"])].join(", ");
  return `SELECT ${fields} FROM OpportunityContactRole WHERE ContactId = ${soqlText(contactId)}`;
}

function rolesOn(opportunityId: string, rows: CardRow[]): string[] {
  return rows.filter((row) => row.OpportunityId === opportunityId).map(({ Role }) => Role ?? "");
}

function accountOf({ AccountId, Account, Company }: CardRow): RecordCard["account"] {
  if (Account) return { id: AccountId ?? null, name: Account.Name };
  return Company ? { id: null, name: Company } : null;
}

/** A Contact or Salesforce Lead by id; null where the user does not see it. One API call. */
export async function readCrmRecord(
  session: SalesforceSession,
  objects: CrmObjects,
  recordId: string,
): Promise<CrmRecord | null> {
  const query = crmQueries(objects).find(({ object }) => object === crmObjectOf(recordId));
  if (!query) return null;
  const [row] = await session.query<CrmRow>(`${query.select} WHERE Id = ${soqlText(recordId)}`);
  return row ? toCrmRecord(row, query) : null;
}
