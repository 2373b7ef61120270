import { randomUUID } from "node:crypto";
import type { ContactValues } from "../database/schema/contacts.ts";
import { clockToleranceMs, saysUnfilterable } from "./findCreatedContacts.ts";
import type { SalesforceSession } from "./session.ts";
import { soqlInstant, soqlText } from "./soql.ts";

/** Nobody types this for a person. */
const guardName = "This record is refused on purpose. ";

/**
 * A contact that Salesforce must refuse, for two reasons of which each would do: its account is a user, and
 * its last name is longer than any may be. Of a request by the API, Salesforce validates foreign keys and
 * field lengths before the flows and triggers of an org see the record (Apex Developer Guide, Triggers and
 * Order of Execution), so that none of them can mend it. It has no field that the contacts beside it have
 * not, and is named so that nobody takes it for a person.
 */
export function guardRecord(userId: string): ContactValues {
  return { LastName: guardName.repeat(8), AccountId: userId };
}

/**
 * Two contacts with one external id, of which Salesforce must refuse the second as a duplicate, once it has
 * come as far as saving them: after the flows, triggers and validation rules before it. They are like a
 * contact beside them, as triggers and rules of the org may expect, but for its address, which may have to be
 * unique. None where the user can't write the external id.
 */
export function canaryPair(beside: ContactValues, externalIdField: string | undefined): ContactValues[] {
  if (externalIdField === undefined) return [];
  const { Email: _address, ...values } = beside;
  const canary = { ...values, LastName: guardName.trim(), [externalIdField]: randomUUID() };
  return [canary, canary];
}

/**
 * The guards and canaries that the user has created since, by Salesforce's clock: where there is one, it has
 * not undone its request. One API call; a second one where SOQL can't filter by names.
 */
export async function findGuards(
  session: SalesforceSession,
  { createdById, createdAfter }: { createdById: string; createdAfter: Date },
): Promise<string[]> {
  const since = new Date(createdAfter.getTime() - clockToleranceMs);
  const own = `CreatedById = ${soqlText(createdById)} AND CreatedDate >= ${soqlInstant(since)}`;
  const select = (condition: string) =>
    session.query<{ Id: string; LastName: string }>(`SELECT Id, LastName FROM Contact WHERE ${condition}`);
  const found = await select(`${own} AND LastName LIKE '${guardName.trim()}%'`).catch((error: unknown) => {
    if (!saysUnfilterable(error)) throw error;
    return select(own);
  });
  return found.filter(({ LastName }) => LastName.startsWith(guardName.trim())).map(({ Id }) => Id);
}
