import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { isSuccess, sendComposite, subrequestError, wasHalted } from "./composite.ts";
import type { SubResponse, Subrequest } from "./requests.ts";
import { withDuplicates } from "./duplicates.ts";
import type { SalesforceSession } from "./session.ts";
import { fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { say } from "../reasons/sentence.ts";
import { toId18 } from "./recordId.ts";
import { codeOf, SalesforceRefusal } from "./translateError.ts";

export interface NewContact {
  /** Values by API name, with Lead Source and external id. */
  values: Record<string, string | number | boolean | null>;
  role?: { opportunityId: string; role: string | null; isPrimary: boolean };
  /** Overrides duplicate rules set to Alert. Rules set to Block cannot be overridden. */
  saveAnyway: boolean;
}

export interface CreationGuards {
  /** The package's external-id field, to tell its unique index from that of the org's own fields. */
  externalIdField?: string | undefined;
}

export interface CreatedIds {
  contactId: string;
  opportunityContactRoleId: string | null;
}

/**
 * Creates a Contact and its role, if any, in one API call: both or neither. Uses a composite request, because
 * a subrequest of a graph has no header of its own, which duplicate rules need. Answers what Salesforce
 * refuses about the contact; see madeBy. Throws where the request itself fails.
 */
export async function createOneContact(
  session: SalesforceSession,
  contact: NewContact,
  { externalIdField }: CreationGuards = {},
): Promise<{ ids: CreatedIds } | { error: AppError }> {
  const responses = await sendComposite(session, contactNodes(contact), { allOrNone: true });
  const made = madeBy(contact, [...responses.values()]);
  if (made) return made;
  const failure =
    [...responses.values()].find((response) => !wasHalted(response)) ?? responses.get("contact");
  const context = { instanceUrl: session.instanceUrl, externalIdField };
  const error = withDuplicates(subrequestError(failure), context);
  const isOfContact = failure === responses.get("contact");
  return { error: isOfContact ? withDeletedAccount(error, contact.values) : error };
}

/**
 * What was made; null where all was refused. `outcome-unknown` where the answer tells of one thing only, or
 * refuses half: Salesforce makes both or neither, so that nobody knows what it did.
 */
export function madeBy(
  contact: NewContact,
  responses: readonly SubResponse[],
  suffix = "",
): { ids: CreatedIds } | { error: AppError } | null {
  const asked = contactNodes(contact, suffix).map((node) =>
    responses.find(({ referenceId }) => referenceId === node.referenceId),
  );
  if (asked.every((response) => response && !isSuccess(response))) return null;
  const [contactId, opportunityContactRoleId = null] = asked.map((response) => idOf(response));
  const isWhole = asked.every((response) => idOf(response) !== null);
  if (!contactId || !isWhole) return { error: refusal("outcome-unknown") };
  return { ids: { contactId, opportunityContactRoleId } };
}

/**
 * The subrequests that create a contact and its role, in a composite request or a graph. `suffix` tells the
 * graphs of one request apart: nothing says that two of them may use the same reference id.
 */
export function contactNodes({ values, role, saveAnyway }: NewContact, suffix = ""): Subrequest[] {
  const contact: Subrequest = {
    method: "POST",
    path: "/sobjects/Contact",
    referenceId: `contact${suffix}`,
    httpHeaders: {
      "Sforce-Duplicate-Rule-Header": `allowSave=${saveAnyway}; includeRecordDetails=true; runAsCurrentUser=true`,
    },
    body: values,
  };
  if (!role) return [contact];
  return [
    contact,
    {
      method: "POST",
      path: "/sobjects/OpportunityContactRole",
      referenceId: `role${suffix}`,
      body: {
        ContactId: `@{${contact.referenceId}.id}`,
        OpportunityId: role.opportunityId,
        ...(role.role === null ? {} : { Role: role.role }),
        IsPrimary: role.isPrimary,
      },
    },
  ];
}

function idOf(response: SubResponse | undefined): string | null {
  return isSuccess(response) ? ((Object(response.body) as { id?: string }).id ?? null) : null;
}

const lookup = /(?:Id|__c)$/;

/**
 * Names the account of a refused contact that was deleted, or merged into another one. Salesforce says of no
 * field which record is gone (REST API, status codes: ENTITY_IS_DELETED), so only where the contact names no
 * other record.
 */
export function withDeletedAccount(error: AppError, values: Readonly<Record<string, unknown>>): AppError {
  const { cause } = error;
  if (!(cause instanceof SalesforceRefusal)) return error;
  if (!cause.items.some((item) => codeOf(item) === "ENTITY_IS_DELETED")) return error;
  const named = Object.keys(values).filter((name) => lookup.test(name) && isId(values[name]));
  if (named.join() !== "AccountId") return error;
  const said = say("field-account-deleted", { field: say("name-account-name") });
  return Object.assign(fieldsRefused([fieldError("AccountId", said)]), { cause });
}

const isId = (value: unknown) => typeof value === "string" && toId18(value) !== null;
