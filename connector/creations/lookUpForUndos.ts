import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Creation } from "../database/schema/contacts.ts";
import type { UndoReason } from "../database/schema/batchUndos.ts";
import type { LeadLink } from "../database/schema/leads.ts";
import { contactDescribe } from "../form/contactDescribe.ts";
import type { AppError } from "../errors.ts";
import { linksToAny, moveLinksTo } from "../leads/recordLink.ts";
import { listed, nameOfObject } from "../reasons/fieldErrors.ts";
import { refusal } from "../reasons/refusal.ts";
import { lookUpRecord, type RecordFate } from "../salesforce/lookUpRecord.ts";
import { lookUpWithChildren, type Added, type SeenContact } from "../salesforce/lookUpWithChildren.ts";
import { timeSince } from "./sendCreations.ts";
import { isByName } from "./undoWindow.ts";

type UndoableCreation = Pick<
  Creation,
  "id" | "lostAt" | "externalId" | "leadId" | "opportunityContactRoleId"
> & { contactId: string };

/**
 * What undo does with a contact: remove it, or keep it because of what somebody has done to it. `madeAt`: by
 * Salesforce's clock.
 */
type UndoVerdict = { end: "remove"; madeAt: Date } | { end: "gone" } | KeptVerdict;

export interface KeptVerdict {
  end: "kept";
  reason: UndoReason;
  byUserId: string | null;
  ownerId: string | null;
  object: string | null;
  /** The same in the words of the contact's own undo. */
  error: AppError;
}

const field = "creationId";

/** The most contacts of one look. */
export const lookedAtMax = 500;

const activities: ReadonlySet<string> = new Set(["Task", "TaskRelation", "Event", "EventRelation"]);

/** What became of a creation's contact. `unseen` proves neither that it is gone nor that it stays. */
export async function lookUpContact(
  ctx: RequestContext,
  creation: Pick<Creation, "leadId" | "contactId">,
): Promise<RecordFate> {
  const { contactId } = creation;
  return await followMerge(
    ctx,
    creation,
    contactId === null ? unseen : await lookUpRecord(ctx.salesforce, contactId),
  );
}

const unseen: RecordFate = { state: "unseen" };

/** The same fate. The links follow a merge. */
export async function followMerge(
  { database, caller }: RequestContext,
  { leadId, contactId }: Pick<Creation, "leadId" | "contactId">,
  fate: RecordFate = unseen,
): Promise<RecordFate> {
  if (fate.state === "merged" && contactId !== null) {
    const moved = { leadId, formerId: contactId, recordId: fate.into, linkedBy: caller.userId };
    await inTransaction(database, (tx) => moveLinksTo(tx, moved));
  }
  return fate;
}

/**
 * What undo would do with each of these contacts now, by creation. Mostly one API call, whatever their
 * number. What Salesforce doesn't tell keeps the contact. Throws where Salesforce can't be asked.
 */
export async function lookUpForUndos(
  ctx: RequestContext,
  creations: readonly UndoableCreation[],
): Promise<Map<string, UndoVerdict>> {
  const ids = creations.filter((creation) => !isByName(creation)).map(({ contactId }) => contactId);
  if (ids.length === 0) return new Map(creations.map(({ id }) => [id, byName()]));
  const { contact } = await contactDescribe(ctx);
  const { contacts, unseen: hidden } = await lookUpWithChildren(ctx.salesforce, ids, contact.children);
  const links = Map.groupBy(await linksToAny(ctx.database, ids), ({ recordId }) => recordId);
  const verdicts = new Map<string, UndoVerdict>();
  for (const creation of creations) {
    const seen = contacts.get(creation.contactId);
    if (seen) await followMerge(ctx, creation, seen.fate);
    const others = links.get(creation.contactId) ?? [];
    verdicts.set(creation.id, seen ? verdictOn(ctx, creation, { ...seen, hidden, links: others }) : byName());
  }
  return verdicts;
}

/** A look is good for this long. Afterwards a colleague may have touched the contact unseen. */
const lookHoldsMs = 60_000;

/**
 * The same context, whose session deletes nothing any more once the look that begins now is too old to rely
 * on, or `isOurs` says no: this connector stood still in between. Throws `undo-not-sent` then.
 */
export function whileTheLookHolds(ctx: RequestContext, isOurs = () => true): RequestContext {
  const passedMs = timeSince(ctx);
  const salesforce = ctx.salesforce.guarded(() => {
    if (passedMs() > lookHoldsMs || !isOurs()) throw refusal("undo-not-sent");
  });
  return { ...ctx, salesforce };
}

const byName = () => keep("by-name", refusal("undo-not-certain", { field }));

function verdictOn(
  { caller }: RequestContext,
  creation: UndoableCreation,
  { fate, by, roles, added, hidden, links }: SeenContact & { hidden: string[]; links: LeadLink[] },
): UndoVerdict {
  if (fate.state === "deleted") return { end: "gone" };
  if (fate.state === "merged") return keep("merged", refusal("undo-merged", { field }));
  if (fate.state === "unseen") return keep("unseen", refusal("undo-hidden"));
  if (!fate.isUntouched) return keepChanged(by);
  // The creation's own role came in the same request. It is among the later ones where it was edited.
  const later = roles.filter(({ cameAlong }) => !cameAlong);
  const foreign = later.find(({ id }) => id !== creation.opportunityContactRoleId);
  if (foreign) return keep("role", refusal("undo-has-role", { field }), { byUserId: foreign.byId });
  const [edited] = later;
  if (edited) return keep("role-changed", refusal("undo-role-changed", { field }), { byUserId: edited.byId });
  const [first] = added.toSorted((one, other) => rankOf(one) - rankOf(other));
  if (first) {
    const { object, byId: byUserId } = first;
    return keep(kindOf(first), refusal("undo-has-activity", { field }), { byUserId, object });
  }
  const [object] = hidden;
  if (object !== undefined) {
    const objects = listed([...new Set(hidden)].map((name) => nameOfObject(name)));
    return keep("not-looked", refusal("undo-not-looked", { values: { objects }, field }), { object });
  }
  const other = links.find(
    ({ leadId, linkedBy }) => leadId !== creation.leadId || linkedBy !== caller.userId,
  );
  if (other) return keep("linked", refusal("undo-linked", { field }), { byUserId: other.linkedBy });
  return { end: "remove", madeAt: fate.createdAt };
}

function keepChanged(by: SeenContact["by"]): KeptVerdict {
  const { createdById, changedById, ownerId } = by ?? { createdById: null, changedById: null, ownerId: null };
  const error = refusal("undo-changed", { field });
  // The creator owned it first, or automation gave it away: either way another owner is a change since.
  return ownerId === createdById
    ? keep("changed", error, { byUserId: changedById })
    : keep("owner", error, { byUserId: changedById, ownerId });
}

/** Additions of a named colleague are reported before those of nobody known. */
const rankOf = (added: Added) =>
  (added.byId === null ? 3 : 0) + ["activity", "campaign", "records"].indexOf(kindOf(added));

function kindOf({ object }: Added): "activity" | "campaign" | "records" {
  if (activities.has(object)) return "activity";
  return object === "CampaignMember" ? "campaign" : "records";
}

function keep(
  reason: UndoReason,
  error: AppError,
  who: Partial<Pick<KeptVerdict, "byUserId" | "ownerId" | "object">> = {},
): KeptVerdict {
  return { end: "kept", reason, byUserId: null, ownerId: null, object: null, ...who, error };
}
