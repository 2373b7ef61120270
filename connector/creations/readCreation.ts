import type { RequestContext } from "../context.ts";
import type { Creation, CreationState } from "../database/schema/contacts.ts";
import { type ShownProblem, showProblem, storedProblem } from "../reasons/problems.ts";
import { recordUrl } from "../salesforce/recordId.ts";
import { findCreation } from "./ledger/find.ts";
import { outcomeUnknown } from "./sendCreations.ts";
import { undoSecondsOffered } from "./undoWindow.ts";
import type { CacheKind } from "../work/memory.ts";

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
  /** An undo that has begun, as long as it isn't known how that ended. */
  undo: "under-way" | "in-doubt" | null;
  /** For which it can still be undone. */
  undoSeconds: number;
  createdAt: string;
  settledAt: string | null;
}

/** The caller's creation, by its id or its contact's. Throws `not-found`. */
export async function readCreation(ctx: RequestContext, id: string): Promise<CreationStatus> {
  const creation = await findCreation(ctx, id);
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
    undo: undoOf(ctx, creation),
    undoSeconds: await undoSecondsOffered(ctx, creation),
    createdAt: new Date(createdAt).toISOString(),
    settledAt: settledAt === null ? null : new Date(settledAt).toISOString(),
  };
}

/** Another connector's undo is in doubt here once it was sent: only its own memory knows more. */
function undoOf({ memory }: RequestContext, { id, state, undoAt }: Creation): CreationStatus["undo"] {
  if (state !== "created") return null;
  if (memory.shared(undosUnderWay).get(id)) return "under-way";
  return undoAt === null ? null : "in-doubt";
}

/** A contact that is there has one, too, where an undo has left it. */
const mayHaveError = (state: CreationState) =>
  state === "failed" || state === "never-known" || state === "created";

function errorOf({ id, state, problem }: Creation): ShownProblem | null {
  if (state === "unknown") return showProblem(storedProblem(outcomeUnknown(id)));
  return mayHaveError(state) && problem ? showProblem(problem) : null;
}

/** The undos that this connector is at work on, by creation. */
export const undosUnderWay: CacheKind<Promise<void>> = { max: Infinity };
