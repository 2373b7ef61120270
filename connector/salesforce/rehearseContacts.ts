import { randomUUID } from "node:crypto";
import type { AppError } from "../errors.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import { toId18 } from "./recordId.ts";
import type { SalesforceSession } from "./session.ts";
import { codeOf, translateErrors, type SalesforceErrorItem } from "./translateError.ts";
import { withDeletedAccount } from "./createOneContact.ts";
import { withDuplicates } from "./duplicates.ts";
import { clockToleranceMs, saysUnfilterable } from "./findCreatedContacts.ts";
import { soqlInstant, soqlText } from "./soql.ts";

/** Contacts in one request, beside the guard and the canaries. */
export const rehearsedMax = 197;

/**
 * What Salesforce would say to a contact. `wouldCreate` is null where the org does not tell. `marksAll`: a
 * trigger threw an exception for any contact of the request, which is the error of all of them.
 */
export type Foretold = { wouldCreate: true | null } | { error: AppError; marksAll: boolean };

/** What Salesforce said of the contacts; or the contacts that are there, where the guard did not hold. */
type Rehearsed = { foretold: Foretold[] } | { madeIds: string[] };

/** Which duplicate rules apply: as for a contact alone, or with a batch's header. */
export type DuplicateHeader = "none" | "alert" | "save-anyway";

interface SaveResult {
  id?: string;
  success: boolean;
  errors: SalesforceErrorItem[];
}

const rolledBackCode = "ALL_OR_NONE_OPERATION_ROLLED_BACK";

/**
 * Asks Salesforce what it would say to contacts, without saving any: `allOrNone` undoes the request where one
 * record fails, and its last one, the guard, always does (REST API, Create Records Using sObject
 * Collections). Whether the others are looked at all the same is documented for Apex alone, so that a pair of
 * canaries has to show it. Throws where the whole request fails, and where there is no answer for each
 * record; nobody knows then whether the guard has held.
 */
export async function rehearseContacts(
  session: SalesforceSession,
  sent: { contacts: ContactValues[]; userId: string; header: DuplicateHeader },
  externalIdField: string | undefined,
  beside = 0,
): Promise<Rehearsed> {
  const { contacts, userId, header } = sent;
  const canaries = canaryPair(contacts[beside] ?? {}, externalIdField);
  const results = await saveNone(session, [...contacts, ...canaries, guardRecord(userId)], header);
  const madeIds = results.flatMap(({ success, id }) => (success ? [toId18(id ?? "") ?? ""] : []));
  if (madeIds.length > 0 || !isRefused(results.at(-1))) return { madeIds: madeIds.filter(Boolean) };
  const ofCanaries = results.slice(contacts.length, -1);
  const wouldCreate = ofCanaries.some(wasLookedAt) || null;
  // A fault in the fields of the contact that they are like is theirs, too. There is one without it.
  const sound = contacts.findIndex((_, index) => !isRefused(results[index]));
  if (!wouldCreate && sound > beside && ofCanaries.some(isRefused))
    return await rehearseContacts(session, sent, externalIdField, sound);
  const savesAnyway = header === "save-anyway";
  const context = { instanceUrl: session.instanceUrl, externalIdField, savesAnyway };
  return {
    foretold: contacts.map((values, index): Foretold => {
      const own = ownErrors(results[index]);
      if (own.length === 0 && results[index]?.errors.length) return { wouldCreate };
      return {
        error: withDeletedAccount(withDuplicates(translateErrors(own, 400), context), values),
        marksAll: own.some(({ message }) => uncaught.test(message)),
      };
    }),
  };
}

/** The answer for each record of a request that Salesforce has to undo. */
async function saveNone(
  session: SalesforceSession,
  contacts: ContactValues[],
  header: DuplicateHeader,
): Promise<SaveResult[]> {
  const records = contacts.map((values) => ({ attributes: { type: "Contact" }, ...values }));
  const { body } = await session.request<SaveResult[]>(
    "POST",
    "/composite/sobjects",
    { allOrNone: true, records },
    { headers: headersOf(header) },
  );
  if (!Array.isArray(body) || body.length !== records.length)
    throw new Error("Salesforce did not answer for every contact");
  return body;
}

/** "MyTrigger: execution of BeforeInsert caused by: System.NullPointerException: …". */
const uncaught = /: execution of (?:Before|After)/;

/** What Salesforce says after the fields of all records have been validated (Order of Execution). */
const lateCodes = [
  "CANNOT_EXECUTE_FLOW_TRIGGER",
  "DUPLICATES_DETECTED",
  "DUPLICATE_VALUE",
  "FIELD_CUSTOM_VALIDATION_EXCEPTION",
];

/** As the second canary is by its external id, unless a rule of the org refuses it before that. */
function wasLookedAt({ errors }: SaveResult): boolean {
  return errors.some((item) => lateCodes.includes(codeOf(item)) || uncaught.test(item.message));
}

/** A record with an error of its own. One that was only rolled back would not have failed by itself. */
const isRefused = (result: SaveResult | undefined) => ownErrors(result).length > 0;

function ownErrors(result: SaveResult | undefined): SalesforceErrorItem[] {
  return result?.success === false ? result.errors.filter((item) => codeOf(item) !== rolledBackCode) : [];
}

function headersOf(header: DuplicateHeader): Record<string, string> {
  if (header === "none") return {};
  const allowSave = header === "save-anyway";
  return {
    "Sforce-Duplicate-Rule-Header": `allowSave=${allowSave}; includeRecordDetails=true; runAsCurrentUser=true`,
  };
}

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
function canaryPair(beside: ContactValues, externalIdField: string | undefined): ContactValues[] {
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
