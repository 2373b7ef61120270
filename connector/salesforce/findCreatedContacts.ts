import type { SalesforceSession } from "./session.ts";
import { queryPath, soqlInstant, soqlList, soqlText } from "./soql.ts";

/** What a contact whose answer was lost is recognised by. */
export interface SoughtContact {
  /** The surest: the package's unique field. Null where the user could not write it. */
  externalId: { field: string; value: string } | null;
  firstName: string;
  lastName: string;
  accountId: string;
  createdById: string;
  /** When it was sent, by our clock. */
  sentAt: Date;
  opportunityId: string | null;
}

export interface FoundContact {
  contactId: string;
  opportunityContactRoleId: string | null;
  createdById: string;
}

interface ContactRow {
  Id: string;
  CreatedById: string;
  CreatedDate: string;
  FirstName: string | null;
  LastName: string;
  AccountId: string | null;
  OpportunityContactRoles?: { records: { Id: string; OpportunityId: string }[] } | null;
  [externalIdField: string]: unknown;
}

/** How far our idea of Salesforce's clock may be off: CreatedDate has whole seconds, answers take time, clocks are set. */
const clockToleranceMs = 60_000;
/** Far enough back for any clock; what is too old by Salesforce's own clock is left out afterwards. */
const lookBackMs = 24 * 60 * 60_000;
/** Contacts looked for in one call, so that the query stays short enough for the address line. */
const perCall = { byExternalId: 150, byName: 25 };

/**
 * For each contact sought, those that may be it: by external id those that hold it, whoever made them; otherwise those of
 * that name in that account that the user made since it was sent, by Salesforce's own clock.
 */
export async function findCreatedContacts(
  session: SalesforceSession,
  sought: SoughtContact[],
  clock: () => Date,
): Promise<Map<SoughtContact, FoundContact[]>> {
  const found = new Map<SoughtContact, FoundContact[]>();
  const byField = Map.groupBy(sought, ({ externalId }) => externalId?.field ?? null);
  for (const [field, group] of byField) {
    const size = field === null ? perCall.byName : perCall.byExternalId;
    for (let start = 0; start < group.length; start += size) {
      const part = group.slice(start, start + size);
      const { rows, skewMs } = await ask(session, field, part, clock);
      for (const one of part) found.set(one, rows.filter((row) => mayBe(row, one, skewMs)).map(toFound(one)));
    }
  }
  return found;
}

async function ask(
  session: SalesforceSession,
  field: string | null,
  sought: SoughtContact[],
  clock: () => Date,
) {
  const askedAt = clock().getTime();
  const { body, headers } = await session.request<{ records: ContactRow[] }>(
    "GET",
    queryPath(soqlFor(field, sought)),
  );
  const salesforceNow = Date.parse(headers["date"] ?? "");
  return { rows: body.records, skewMs: Number.isNaN(salesforceNow) ? 0 : salesforceNow - askedAt };
}

function soqlFor(field: string | null, sought: SoughtContact[]): string {
  const wantsRoles = sought.some(({ opportunityId }) => opportunityId !== null);
  const columns = ["Id", "CreatedById", "CreatedDate", "FirstName", "LastName", "AccountId"];
  if (field !== null) columns.push(field);
  if (wantsRoles) columns.push("(SELECT Id, OpportunityId FROM OpportunityContactRoles)");
  const conditions =
    field === null
      ? sought.map(conditionByName).join(" OR ")
      : `${field} IN ${soqlList(sought.map(({ externalId }) => externalId?.value ?? ""))}`;
  return `SELECT ${columns.join(", ")} FROM Contact WHERE ${conditions} ORDER BY CreatedDate LIMIT 2000`;
}

function conditionByName(sought: SoughtContact): string {
  const since = new Date(sought.sentAt.getTime() - lookBackMs);
  return (
    `(LastName = ${soqlText(sought.lastName)} AND FirstName = ${soqlText(sought.firstName)}` +
    ` AND AccountId = ${soqlText(sought.accountId)} AND CreatedById = ${soqlText(sought.createdById)}` +
    ` AND CreatedDate >= ${soqlInstant(since)})`
  );
}

function mayBe(row: ContactRow, sought: SoughtContact, skewMs: number): boolean {
  const { externalId } = sought;
  if (externalId) return String(row[externalId.field]).toLowerCase() === externalId.value.toLowerCase();
  const since = sought.sentAt.getTime() + skewMs - clockToleranceMs;
  return (
    isSameText(row.LastName, sought.lastName) &&
    isSameText(row.FirstName ?? "", sought.firstName) &&
    row.AccountId === sought.accountId &&
    Date.parse(row.CreatedDate) >= since
  );
}

function isSameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function toFound(sought: SoughtContact) {
  return (row: ContactRow): FoundContact => {
    const role = row.OpportunityContactRoles?.records.find(
      ({ OpportunityId }) => OpportunityId === sought.opportunityId,
    );
    return {
      contactId: row.Id,
      opportunityContactRoleId: role?.Id ?? null,
      createdById: row.CreatedById,
    };
  };
}
