import type { AppError } from "../errors.ts";
import { isSuccess, sendComposite, subrequestError, wasHalted } from "./composite.ts";
import type { SubResponse, Subrequest } from "./requests.ts";
import { withDuplicates } from "./duplicates.ts";
import type { SalesforceSession } from "./session.ts";

export interface NewContact {
  /** Values by API name, Lead Source and external id included. */
  values: Record<string, string | number | boolean | null>;
  role?: { opportunityId: string; role: string | null; isPrimary: boolean };
  /** Overrides duplicate rules set to Alert. Rules set to Block are not overridden by anything. */
  saveAnyway: boolean;
}

export interface CreationGuards {
  /** The package's external-id field, to tell its uniqueness from that of the org's own fields. */
  externalIdField?: string | undefined;
  /**
   * Nothing is created where the org's metadata changed after this, by Salesforce's clock; null or absent:
   * whatever changed.
   */
  unchangedSince?: Date | null;
}

/**
 * Nothing was created: what the org said of itself, by which the contact had been checked, is no longer so.
 */
export class OrgChangedError extends Error {
  override readonly name = "OrgChangedError";
}

export interface CreatedIds {
  contactId: string;
  opportunityContactRoleId: string | null;
}

/**
 * Makes a Contact and, where wanted, its role on an opportunity: both or neither, in one API call. Plain
 * composite and no graph, because only here a subrequest takes a header of its own: the duplicate rules', and
 * the condition that the org has not changed. Answers what Salesforce refuses of this contact; throws as the
 * request itself fails, and OrgChangedError where the org has changed.
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
 * Fails the request it is part of where the org's metadata changed after an instant (REST API, Conditional
 * Request Headers), by the second.
 */
function unchangedNode(since: Date): Subrequest {
  return {
    method: "GET",
    path: "/sobjects/Contact/describe",
    referenceId: "unchanged",
    httpHeaders: { "If-Unmodified-Since": since.toUTCString() },
  };
}

/** The requests that make a contact and its role, for a composite request or a graph. */
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
