import type { AppError } from "../errors.ts";
import { isSuccess, sendComposite, subrequestError, wasHalted } from "./composite.ts";
import type { SubResponse, Subrequest } from "./requests.ts";
import { withDuplicates } from "./duplicates.ts";
import type { SalesforceSession } from "./session.ts";

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
  /**
   * Refuses to create where the org's metadata changed after this time, by Salesforce's clock. Null or
   * absent: no check.
   */
  unchangedSince?: Date | null;
}

/** Nothing was created, because the org changed after the contact was validated. */
export class OrgChangedError extends Error {
  override readonly name = "OrgChangedError";
}

export interface CreatedIds {
  contactId: string;
  opportunityContactRoleId: string | null;
}

/**
 * Creates a Contact and its role, if any, in one API call: both or neither. Uses a composite request,
 * because a subrequest of a graph has no header of its own, for duplicate rules and for the check that
 * the org is unchanged. Answers what Salesforce refuses about the contact. Throws where the request itself
 * fails, and OrgChangedError where the org has changed.
 */
export async function createOneContact(
  session: SalesforceSession,
  contact: NewContact,
  { externalIdField, unchangedSince }: CreationGuards = {},
): Promise<{ ids: CreatedIds } | { error: AppError }> {
  const condition = unchangedSince ? [unchangedNode(unchangedSince)] : [];
  const responses = await sendComposite(session, [...condition, ...contactNodes(contact)], {
    allOrNone: true,
  });
  if (responses.get("unchanged")?.httpStatusCode === 412) throw new OrgChangedError("the org has changed");
  const failure = [...responses.values()].find((response) => !isSuccess(response) && !wasHalted(response));
  if (failure) {
    const context = { instanceUrl: session.instanceUrl, externalIdField };
    return { error: withDuplicates(subrequestError(failure), context) };
  }
  const contactResponse = responses.get("contact");
  const roleResponse = responses.get("role");
  if (!isSuccess(contactResponse) || (contact.role && !isSuccess(roleResponse))) {
    return { error: subrequestError(contactResponse) };
  }
  const opportunityContactRoleId = roleResponse ? idOf(roleResponse) : null;
  return { ids: { contactId: idOf(contactResponse), opportunityContactRoleId } };
}

/**
 * A subrequest that fails the whole request where the org's metadata changed after a time, to the second
 * (REST API, Conditional Request Headers).
 */
function unchangedNode(since: Date): Subrequest {
  return {
    method: "GET",
    path: "/sobjects/Contact/describe",
    referenceId: "unchanged",
    httpHeaders: { "If-Unmodified-Since": since.toUTCString() },
  };
}

/** The subrequests that create a contact and its role, in a composite request or a graph. */
export function contactNodes({ values, role, saveAnyway }: NewContact): Subrequest[] {
  const contact: Subrequest = {
    method: "POST",
    path: "/sobjects/Contact",
    referenceId: "contact",
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
      referenceId: "role",
      body: {
        ContactId: "@{contact.id}",
        OpportunityId: role.opportunityId,
        ...(role.role === null ? {} : { Role: role.role }),
        IsPrimary: role.isPrimary,
      },
    },
  ];
}

function idOf(response: SubResponse): string {
  return (response.body as { id: string }).id;
}
