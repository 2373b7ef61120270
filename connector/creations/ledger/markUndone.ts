import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { LeadLink } from "../../database/schema/leads.ts";
import type { SalesforceCall } from "../../errors.ts";
import { linksTo, removeLinksTo } from "../../leads/recordLink.ts";
import { event } from "../../log/event.ts";
import { storedProblem } from "../../problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { endUndoRow } from "./endUndoRow.ts";
import { idsOf } from "./idsOf.ts";
import { storedUndos } from "./openUndos.ts";
import { updateBatchRow } from "./updateBatchRow.ts";
import { changesOf } from "../../database/database.ts";

/**
 * Stores that the contact of an undo is gone, and unlinks all leads from it: somebody may have linked
 * another one while it was being deleted. The quota is given back. `call`: the request to delete it;
 * `outcome`: whether Salesforce answered it, or the contact was found gone; `known`: the links to it, where
 * those to many were read at once.
 */
export async function markUndone(
  app: AppContext,
  creation: Creation,
  outcome: "answered" | "found",
  { call, known }: { call?: SalesforceCall | undefined; known?: readonly Pick<LeadLink, "leadId">[] } = {},
): Promise<void> {
  const { id, contactId } = creation;
  // Read before it, as it reads all links.
  const links = known ?? (contactId === null ? [] : await linksTo(app.database, contactId));
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(creations)
      .set({ state: "undone", ...storedUndos([]), problem: null })
      .where(and(eq(creations.id, id), eq(creations.state, "created")));
    if (changesOf(changed) === 1) {
      await event(app, "creation.undone", { ...idsOf(creation), contactId, outcome, call: call ?? null });
      await updateBatchRow(app, transaction, creation, {
        state: "undone",
        contactId,
        problem: storedProblem(refusal("undone")),
      });
      await endUndoRow(app, transaction, id, { outcome: "undone" });
    }
    if (contactId !== null)
      for (const { leadId } of links) await removeLinksTo(transaction, leadId, contactId);
  });
}
