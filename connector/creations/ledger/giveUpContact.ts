import { and, eq, ne, sql, type Placeholder } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { prepared } from "../../database/prepared.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { AppError } from "../../errors.ts";
import { storedProblem } from "../../problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { whyRefused } from "../../log/describeError.ts";
import { event } from "../../log/event.ts";
import { everybody } from "../../database/schema/leads.ts";
import { removeLink } from "../../leads/recordLink.ts";
import { endUndoRow } from "./endUndoRow.ts";
import { idsOf } from "./idsOf.ts";
import { storedUndos } from "./openUndos.ts";
import { firstOf } from "../../database/firstOf.ts";

/** Whether another creation has the contact. */
export async function isTaken(
  handle: DatabaseHandle,
  creation: Creation,
  contactId: string,
): Promise<boolean> {
  return (
    (await firstOf(prepared(handle, leadsOfOthers).execute({ id: creation.id, contactId }))) !== undefined
  );
}

/**
 * Takes the contact away from an earlier creation that counted as failed and was then matched with it by
 * mistake. The contact and its quota belong to the creation whose request Salesforce answered.
 */
export async function giveUpContact(
  app: AppContext,
  handle: DatabaseHandle,
  creation: Creation,
  contactId: string,
): Promise<void> {
  const given = await prepared(handle, leadsOfOthers).execute({ id: creation.id, contactId });
  if (given.length === 0) return;
  // Where only names tell contacts apart, another lead with the same name was linked to it.
  for (const { leadId } of given) {
    if (leadId !== creation.leadId) await removeLink(handle, { leadId, forUser: everybody });
  }
  const error = notCreated();
  const problem = storedProblem(error);
  const changed = await handle
    .update(creations)
    .set({
      state: "failed",
      problem,
      contactId: null,
      opportunityContactRoleId: null,
      ...storedUndos([]),
    })
    .where(others(creation.id, contactId))
    .returning();
  for (const other of changed) {
    await endUndoRow(app, handle, other.id, { outcome: "kept", reason: "taken" });
    await event(app, "creation.failed", {
      ...idsOf(other),
      ...whyRefused(error),
      recordIds: null,
      call: null,
    });
  }
}

export function notCreated(): AppError {
  return refusal("not-created");
}

const leadsOfOthers = (handle: DatabaseHandle) =>
  handle
    .select({ leadId: creations.leadId })
    .from(creations)
    .where(others(sql.placeholder("id"), sql.placeholder("contactId")))
    .prepare();

const others = (id: string | Placeholder, contactId: string | Placeholder) =>
  and(eq(creations.contactId, contactId), eq(creations.state, "created"), ne(creations.id, id));
