import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import { refusal } from "../reasons/refusal.ts";
import { forgetMatches } from "../matches/matchCache.ts";
import { removeLinksTo } from "../leads/recordLink.ts";
import { contactCondition, deleteContact } from "../salesforce/deleteContact.ts";
import { event } from "../log/event.ts";
import { findCreation } from "./ledger/findCreation.ts";
import { idsOf } from "./ledger/idsOf.ts";
import { readCreation, type CreationStatus } from "./readCreation.ts";
import { undoSecondsLeft, undoWithinMs } from "./undoWindow.ts";

const field = "creationId";

/**
 * Deletes a contact that the caller created minutes ago, with its role and as the caller, and unlinks the
 * lead. The quota stays used. Throws `request-invalid` where it is too late or the contact was changed, and
 * `insufficient-access` where the caller may not delete it.
 */
export async function undoCreation(ctx: RequestContext, id: string): Promise<CreationStatus> {
  const creation = findCreation(ctx, id);
  const { state, contactId } = creation;
  if (state === "undone") return readCreation(ctx, creation.id);
  if (state !== "created" || contactId === null) throw refusal("nothing-to-undo", { field });
  if (undoSecondsLeft(ctx, creation) === 0) {
    throw refusal("undo-too-late", { values: { minutes: undoWithinMs / 60_000 }, field });
  }
  const condition = await contactCondition(ctx.salesforce, contactId);
  if (condition === "changed") {
    throw refusal("undo-changed", { field });
  }
  if (condition === "untouched") await deleteContact(ctx.salesforce, contactId);
  markUndone(ctx, creation, contactId);
  forgetMatches(ctx);
  return readCreation(ctx, creation.id);
}

function markUndone(ctx: RequestContext, creation: Creation, contactId: string): void {
  inTransaction(ctx.database, (transaction) => {
    const changed = transaction
      .update(creations)
      .set({ state: "undone" })
      .where(and(eq(creations.id, creation.id), eq(creations.state, "created")))
      .run();
    if (changed.changes === 1) {
      const call = ctx.salesforce.lastWrite ?? null;
      event(ctx, "creation.undone", { ...idsOf(creation), contactId, call });
    }
    removeLinksTo(transaction, creation.leadId, contactId);
  });
}
