import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { contactDescribe } from "../form/contactDescribe.ts";
import type { AppError } from "../errors.ts";
import { moveLinksTo } from "../leads/recordLink.ts";
import { listed, nameOfObject } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";
import { undoMinutes } from "./undoWindow.ts";
import { lookUpRecord, type RecordFate } from "../salesforce/lookUpRecord.ts";
import { lookUpWithChildren, type FailedLook, type RoleOfContact } from "../salesforce/lookUpWithChildren.ts";

type ContactFate = "untouched" | "changed" | "old" | "deleted" | "merged" | "unseen";

/** What somebody has added to the contact, or edited of it, that would be deleted with it. */
type Touch = "has-role" | "role-changed" | "has-activity";

export type CreatedContact = Pick<
  Creation,
  "leadId" | "contactId" | "opportunityId" | "opportunityContactRoleId"
>;

/** Between an answer's time and the next request. */
export const graceMs = 60_000;

/**
 * What became of a creation's contact, for all that undoes it. `old`: it is there, undone no more. `unseen`
 * proves neither that it is gone nor that it stays. The links follow a merge.
 */
export async function lookUpContact(
  ctx: RequestContext,
  creation: Pick<Creation, "leadId" | "contactId">,
): Promise<ContactFate> {
  const { contactId } = creation;
  if (contactId === null) return "unseen";
  return await followFate(ctx, { ...creation, contactId }, await lookUpRecord(ctx.salesforce, contactId));
}

/**
 * The same, with what would be lost with the contact. One API call, too, unless the org has many objects that
 * lead to a contact, or wasn't described in the last minutes. Throws `request-invalid` where Salesforce fails
 * to show whether there is any of something.
 */
export async function lookUpForUndo(
  ctx: RequestContext,
  creation: CreatedContact & { contactId: string },
): Promise<ContactFate | Touch> {
  const { contact } = await contactDescribe(ctx);
  const found = await lookUpWithChildren(ctx.salesforce, creation.contactId, contact.children);
  const fate = await followFate(ctx, creation, found.fate);
  const isOwn = (role: RoleOfContact) => isOwnRole(creation, role);
  if (fate !== "untouched") return fate;
  const [own, others] = [found.roles.filter(isOwn), found.roles.filter((role) => !isOwn(role))];
  if (others.some(({ cameAlong }) => !cameAlong)) return "has-role";
  if (own.some(({ isUntouched }) => !isUntouched)) return "role-changed";
  if (found.isUsed) return "has-activity";
  if (found.failed.length > 0) throw sayNotLooked(found.failed);
  return "untouched";
}

/** Something may have been added that would go with the contact. */
function sayNotLooked(failed: FailedLook[]): AppError {
  const objects = listedObjects(failed.map(({ object }) => object));
  const cause = failed[0]?.error.cause;
  return refusal("undo-not-looked", { values: { objects }, field: "creationId", cause });
}

/** Objects in a sentence, each once. */
export const listedObjects = (names: readonly string[]) =>
  listed([...new Set(names)].map((name) => nameOfObject(name)));

/** What a creation's contact has become, as far as undo is concerned. The links follow a merge. */
export async function followFate(
  ctx: RequestContext,
  { leadId, contactId }: Pick<Creation, "leadId"> & { contactId: string },
  fate: RecordFate,
): Promise<ContactFate> {
  if (fate.state === "there") {
    // By Salesforce's clock, since the connector's may have been set.
    const ageMs = (ctx.salesforce.salesforceTime ?? fate.createdAt).getTime() - fate.createdAt.getTime();
    if (ageMs > (await undoMinutes(ctx)) * 60_000 + graceMs) return "old";
    return fate.isUntouched ? "untouched" : "changed";
  }
  if (fate.state === "merged") {
    const moved = { leadId, formerId: contactId, recordId: fate.into, linkedBy: ctx.caller.userId };
    await inTransaction(ctx.database, (tx) => moveLinksTo(tx, moved));
  }
  return fate.state;
}

/** After a lost answer, the creation's own role may not be known. */
export function isOwnRole({ opportunityId, opportunityContactRoleId }: CreatedContact, role: RoleOfContact) {
  return opportunityContactRoleId === null
    ? role.opportunityId === opportunityId
    : role.id === opportunityContactRoleId;
}
