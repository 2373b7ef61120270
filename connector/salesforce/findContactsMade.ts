import type { SalesforceSession } from "./session.ts";
import { soqlInstant, soqlText } from "./soql.ts";

export interface MadeContact {
  contactId: string;
  /** Of the package's field, in lower case: which lead it is of (see externalLeadId.ts). */
  externalId: string;
  createdAt: Date;
}

interface ContactRow {
  Id: string;
  CreatedDate: string;
  [externalIdField: string]: string | null;
}

/**
 * The contacts with the package's field that a user made since, by Salesforce's clock, as far as the
 * session's user sees them. Without deleted ones. One API call for 2,000 contacts.
 */
export async function findContactsMade(
  session: SalesforceSession,
  { field, createdById, since }: { field: string; createdById: string; since: Date },
): Promise<MadeContact[]> {
  const rows = await session.query<ContactRow>(
    `SELECT Id, CreatedDate, ${field} FROM Contact WHERE CreatedById = ${soqlText(createdById)}` +
      ` AND CreatedDate >= ${soqlInstant(since)} AND ${field} != null ORDER BY CreatedDate`,
  );
  return rows.map((row) => ({
    contactId: row.Id,
    externalId: String(row[field]).toLowerCase(),
    createdAt: new Date(row.CreatedDate),
  }));
}
