import { AppError } from "../errors.ts";
import type { SalesforceSession } from "./session.ts";
import { SalesforceRefusal } from "./translateError.ts";
import { soqlInstant, soqlList, soqlText } from "./soql.ts";
import { chunksOf } from "../work/inTurns.ts";

/** Identifies a contact whose answer was lost. */
export interface SoughtContact {
  /** The package's unique field, the most reliable; null where the user could not write it. */
  externalId: { field: string; value: string } | null;
  firstName: string;
  lastName: string;
  accountId: string;
  createdById: string;
  /** It was created no earlier, by Salesforce's clock. */
  createdAfter: Date;
  opportunityId: string | null;
}

export interface FoundContact {
  contactId: string;
  opportunityContactRoleId: string | null;
  createdById: string;
  createdAt: Date;
}

interface ContactRow {
  Id: string;
  CreatedById: string;
  CreatedDate: string;
  FirstName: string | null;
  LastName: string;
  AccountId: string | null;
  OpportunityContactRoles?: { records: { Id: string; OpportunityId: string; CreatedById: string }[] } | null;
  [externalIdField: string]: unknown;
}

/**
 * How far Salesforce's servers may differ in time. CreatedDate and the Date of an answer have whole seconds.
 */
export const clockToleranceMs = 60_000;
/** Contacts searched in one call, so that the query fits into the URL. */
const perCall = { byExternalId: 150, byName: 25 };

/**
 * The contacts that may be each sought one. By external id: those that have it, whoever created them.
 * Otherwise: those with the name and account that the user created since, by Salesforce's clock, because ours
 * may be wrong.
 */
export async function findCreatedContacts(
  session: SalesforceSession,
  sought: SoughtContact[],
): Promise<Map<SoughtContact, FoundContact[]>> {
  const found = new Map<SoughtContact, FoundContact[]>();
  const byField = Map.groupBy(sought, ({ externalId }) => externalId?.field ?? null);
  for (const [field, group] of byField) {
    const size = field === null ? perCall.byName : perCall.byExternalId;
    for (const part of chunksOf(group, size)) {
      const rows = await readRows(session, field, part);
      for (const one of part) found.set(one, rows.filter((row) => mayBe(row, one)).map(toFound(one)));
    }
  }
  return found;
}

/** Contacts that may be one of those sought. If SOQL cannot filter by names, they are compared afterwards. */
async function readRows(
  session: SalesforceSession,
  field: string | null,
  sought: SoughtContact[],
): Promise<ContactRow[]> {
  try {
    return await session.query<ContactRow>(soqlFor(field, sought));
  } catch (error) {
    if (field !== null || !saysUnfilterable(error)) throw error;
    return session.query<ContactRow>(soqlFor(field, sought, false));
  }
}

/** Salesforce's refusal of a condition on an encrypted field. */
export function saysUnfilterable(error: unknown): boolean {
  const refused = error instanceof AppError && error.cause instanceof SalesforceRefusal ? error.cause : null;
  return refused?.items.some(({ message }) => /can ?not be filtered/i.test(message)) ?? false;
}

function soqlFor(field: string | null, sought: SoughtContact[], withName = true): string {
  const wantsRoles = sought.some(({ opportunityId }) => opportunityId !== null);
  const columns = ["Id", "CreatedById", "CreatedDate", "FirstName", "LastName", "AccountId"];
  if (field !== null) columns.push(field);
  if (wantsRoles) columns.push("(SELECT Id, OpportunityId, CreatedById FROM OpportunityContactRoles)");
  const conditions =
    field === null
      ? sought.map((one) => conditionByName(one, withName)).join(" OR ")
      : `${field} IN ${soqlList(sought.map(({ externalId }) => externalId?.value ?? ""))}`;
  // Without names every contact of an account may be found, and none of them may be left out.
  const limit = withName ? " LIMIT 2000" : "";
  return `SELECT ${columns.join(", ")} FROM Contact WHERE ${conditions} ORDER BY CreatedDate${limit}`;
}

function conditionByName(sought: SoughtContact, withName: boolean): string {
  const named = withName
    ? `LastName = ${soqlText(sought.lastName)} AND FirstName = ${soqlText(sought.firstName)} AND `
    : "";
  return (
    `(${named}AccountId = ${soqlText(sought.accountId)} AND CreatedById = ${soqlText(sought.createdById)}` +
    ` AND CreatedDate >= ${soqlInstant(new Date(since(sought)))})`
  );
}

function since({ createdAfter }: SoughtContact): number {
  return createdAfter.getTime() - clockToleranceMs;
}

function mayBe(row: ContactRow, sought: SoughtContact): boolean {
  const { externalId } = sought;
  if (externalId) return String(row[externalId.field]).toLowerCase() === externalId.value.toLowerCase();
  return (
    isSameText(row.LastName, sought.lastName) &&
    isSameText(row.FirstName ?? "", sought.firstName) &&
    row.AccountId === sought.accountId &&
    Date.parse(row.CreatedDate) >= since(sought)
  );
}

function isSameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function toFound(sought: SoughtContact) {
  return (row: ContactRow): FoundContact => {
    // A colleague may have added another one meanwhile.
    const role = row.OpportunityContactRoles?.records.find(
      ({ OpportunityId, CreatedById }) =>
        OpportunityId === sought.opportunityId && CreatedById === row.CreatedById,
    );
    return {
      contactId: row.Id,
      opportunityContactRoleId: role?.Id ?? null,
      createdById: row.CreatedById,
      createdAt: new Date(row.CreatedDate),
    };
  };
}

export interface MadeContact {
  contactId: string;
  /** Of the package's field, in lower case: which lead it is of (see externalLeadId). */
  externalId: string;
  createdAt: Date;
}

interface MadeRow {
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
  const rows = await session.query<MadeRow>(
    `SELECT Id, CreatedDate, ${field} FROM Contact WHERE CreatedById = ${soqlText(createdById)}` +
      ` AND CreatedDate >= ${soqlInstant(since)} AND ${field} != null ORDER BY CreatedDate`,
  );
  return rows.map((row) => ({
    contactId: row.Id,
    externalId: String(row[field]).toLowerCase(),
    createdAt: new Date(row.CreatedDate),
  }));
}
