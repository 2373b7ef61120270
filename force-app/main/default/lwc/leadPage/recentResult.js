import { readCreation } from "c/connectorClient";
import { forgetCreated, readCreated } from "c/draftStore";
import { fullName } from "c/textFormat";
import { withUndo } from "c/undoDeadline";

/**
 * The result of a creation in this tab that can still be undone, or is being undone (`undo`, as the connector
 * says it), with why its last undo has left the contact (`error`); null for a lead that is linked otherwise.
 * Leads that were not added here are not asked about.
 */
export async function recentResult(userId, lead) {
  const creationId = lead.crm.object === "Contact" ? readCreated(userId, lead.id) : null;
  if (!creationId) {
    return null;
  }
  try {
    const status = await readCreation(creationId);
    const { state, contactId, opportunityContactRoleId, undo = null, undoSeconds, error = null } = status;
    if (state === "created" && (undo || undoSeconds > 0) && contactId === lead.crm.recordId) {
      return withUndo(
        { creationId, contactId, opportunityContactRoleId, name: fullName(lead), undo, error },
        status,
      );
    }
    forgetCreated(userId, lead.id);
  } catch {
    // The lead is linked all the same, which its page shows.
  }
  return null;
}
