import type { RequestContext } from "../context.ts";
import type { Creation, CreationState } from "../database/schema/contacts.ts";
import { errorCodes, type ErrorCode } from "../errors.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";
import { findCreation } from "./ledger/findCreation.ts";

/** Where a creation stands, as its owner is told. Instants are ISO 8601 in UTC. */
export interface CreationStatus {
  id: string;
  leadId: string;
  state: CreationState;
  contactId: string | null;
  opportunityContactRoleId: string | null;
  /** Opens the contact in Lightning. */
  url: string | null;
  error:
    ({ code: ErrorCode; title: string; detail: string; action: string } & Record<string, unknown>) | null;
  createdAt: string;
  settledAt: string | null;
}

/** The caller's creation, by its id or by that of its contact. Throws `not-found`. */
export function readCreation(ctx: RequestContext, id: string): CreationStatus {
  const creation = findCreation(ctx, id);
  const { leadId, state, contactId, opportunityContactRoleId, createdAt, settledAt } = creation;
  return {
    id: creation.id,
    leadId,
    state,
    contactId,
    opportunityContactRoleId,
    url:
      contactId && state === "created" ? recordUrl(ctx.salesforce.instanceUrl, "Contact", contactId) : null,
    error: errorOf(creation),
    createdAt: new Date(createdAt).toISOString(),
    settledAt: settledAt === null ? null : new Date(settledAt).toISOString(),
  };
}

function errorOf({ state, problem }: Creation): CreationStatus["error"] {
  if (state === "unknown") {
    const { title, whose, action } = errorCodes["outcome-unknown"];
    const detail =
      "The answer from Salesforce was lost. Crosswalk is finding out whether the contact was created.";
    return { code: "outcome-unknown", reason: "outcome-unknown", title, whose, detail, action };
  }
  if (state !== "failed" || !problem) return null;
  const { members, ...rest } = problem;
  const { title, whose } = errorCodes[problem.code];
  return { ...members, title, whose, ...rest };
}
