import { readCreation } from "c/connectorClient";
import { forgetCreated, readCreated } from "c/draftStore";
import { fullName } from "c/textFormat";
import { withUndo } from "c/undoWindow";

/**
 * The result of a creation in this tab that can still be undone; null for a lead that is linked otherwise.
 * Leads that were not added here are not asked about.
 */
export async function recentResult(userId, lead) {
  const creationId = lead.crm.object === "Contact" ? readCreated(userId, lead.id) : null;
  if (!creationId) {
    return null;
  }
  try {
    const status = await readCreation(creationId);
    if (status.state === "created" && status.undoSeconds > 0 && status.contactId === lead.crm.recordId) {
      const { contactId, opportunityContactRoleId } = status;
      return withUndo({ creationId, contactId, opportunityContactRoleId, name: fullName(lead) }, status);
    }
    forgetCreated(userId, lead.id);
  } catch {
    // The lead is linked all the same, which its page shows.
  }
  return null;
}
