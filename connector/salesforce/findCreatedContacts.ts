import type { SalesforceSession } from "./session.ts";
import { queryPath, soqlInstant, soqlText } from "./soql.ts";

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
  OpportunityContactRoles?: { records: { Id: string }[] } | null;
}

/** How far our idea of Salesforce's clock may be off: CreatedDate has whole seconds, answers take time, clocks are set. */
const clockToleranceMs = 60_000;
/** Far enough back for any clock; what is too old by Salesforce's own clock is left out afterwards. */
const lookBackMs = 24 * 60 * 60_000;

/**
 * Contacts that may be the one whose answer was lost: by external id those that hold it, whoever made them; otherwise those of
 * that name in that account that the user made since it was sent, by Salesforce's own clock. One API call.
 */
export async function findCreatedContacts(
  session: SalesforceSession,
  sought: SoughtContact,
  clock: () => Date,
): Promise<FoundContact[]> {
  const askedAt = clock().getTime();
  const { body, headers } = await session.request<{ records: ContactRow[] }>(
    "GET",
    queryPath(soqlFor(sought)),
  );
  const salesforceNow = Date.parse(headers["date"] ?? "");
  const skewMs = Number.isNaN(salesforceNow) ? 0 : salesforceNow - askedAt;
  const since = sought.sentAt.getTime() + skewMs - clockToleranceMs;
  return body.records
    .filter((row) => sought.externalId !== null || Date.parse(row.CreatedDate) >= since)
    .map((row) => ({
      contactId: row.Id,
      opportunityContactRoleId: row.OpportunityContactRoles?.records[0]?.Id ?? null,
      createdById: row.CreatedById,
    }));
}

function soqlFor(sought: SoughtContact): string {
  const role =
    sought.opportunityId === null
      ? ""
      : `, (SELECT Id FROM OpportunityContactRoles WHERE OpportunityId = ${soqlText(sought.opportunityId)})`;
  const select = `SELECT Id, CreatedById, CreatedDate${role} FROM Contact`;
  if (sought.externalId) {
    return `${select} WHERE ${sought.externalId.field} = ${soqlText(sought.externalId.value)}`;
  }
  const conditions = [
    `LastName = ${soqlText(sought.lastName)}`,
    `FirstName = ${soqlText(sought.firstName)}`,
    `AccountId = ${soqlText(sought.accountId)}`,
    `CreatedById = ${soqlText(sought.createdById)}`,
    `CreatedDate >= ${soqlInstant(new Date(sought.sentAt.getTime() - lookBackMs))}`,
  ];
  return `${select} WHERE ${conditions.join(" AND ")} ORDER BY CreatedDate LIMIT 50`;
}
