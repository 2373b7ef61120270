import type { RequestContext } from "../context.ts";
import type { Creation, CreationState } from "../database/schema/contacts.ts";
import { showProblem, storedProblem, type ShownProblem } from "../problems.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";
import { findCreation } from "./ledger/findCreation.ts";
import { outcomeUnknown } from "./outcomeUnknown.ts";
import { undoSecondsOffered } from "./undoWindow.ts";

/** The state of a creation, for its owner. Dates are ISO 8601, UTC. */
export interface CreationStatus {
  id: string;
  leadId: string;
  state: CreationState;
  contactId: string | null;
  opportunityContactRoleId: string | null;
  /** Opens the contact in Lightning. */
  url: string | null;
  error: ShownProblem | null;
  /** For which it can still be undone. */
  undoSeconds: number;
  createdAt: string;
  settledAt: string | null;
}

/** The caller's creation, by its id or its contact's. Throws `not-found`. */
export async function readCreation(ctx: RequestContext, id: string): Promise<CreationStatus> {
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
    undoSeconds: await undoSecondsOffered(ctx, creation),
    createdAt: new Date(createdAt).toISOString(),
    settledAt: settledAt === null ? null : new Date(settledAt).toISOString(),
  };
}

const isOver = (state: CreationState) => state === "failed" || state === "never-known";

function errorOf({ id, state, problem }: Creation): ShownProblem | null {
  if (state === "unknown") return showProblem(storedProblem(outcomeUnknown(id)));
  return isOver(state) && problem ? showProblem(problem) : null;
}
