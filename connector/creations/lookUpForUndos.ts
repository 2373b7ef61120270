import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import type { UndoReason } from "../database/schema/batchUndos.ts";
import type { LeadLink } from "../database/schema/leads.ts";
import { contactDescribe } from "../form/contactDescribe.ts";
import type { AppError } from "../errors.ts";
import { linksToAny } from "../leads/recordLink.ts";
import type { CacheKind } from "../work/memory.ts";
import { refusal } from "../reasons/refusal.ts";
import {
  lookUpManyWithChildren,
  type Added,
  type SeenContact,
  type Ways,
} from "../salesforce/lookUpManyWithChildren.ts";
import { followFate, isOwnRole, listedObjects, type CreatedContact } from "./lookUpContact.ts";
import { isByName } from "./undoWindow.ts";

type UndoableCreation = CreatedContact &
  Pick<Creation, "id" | "lostAt" | "externalId"> & { contactId: string };

/** What undo does with a contact: remove it, or keep it because of what somebody has done to it. */
type UndoVerdict = { end: "remove" | "gone" } | KeptVerdict;

export interface KeptVerdict {
  end: "kept";
  reason: UndoReason;
  byUserId: string | null;
  ownerId: string | null;
  object: string | null;
  /** The same in the words of the contact's own undo. */
  error: AppError;
}

/** How the user's children of contacts are asked for, which the org's admin may change. */
const waysOfCaller: CacheKind<Ways> = { maxAgeMs: 5 * 60_000, max: 1 };

/** The most contacts of one look. */
export const lookedAtMax = 500;

const activities: ReadonlySet<string> = new Set(["Task", "Event", "EventRelation", "EmailMessage"]);

/**
 * What undo would do with each of these contacts now, by creation: see lookUpForUndo. Mostly one API call,
 * whatever their number. Throws where Salesforce can't be asked.
 */
export async function lookUpForUndos(
  ctx: RequestContext,
  creations: readonly UndoableCreation[],
): Promise<Map<string, UndoVerdict>> {
  const certain = creations.filter((creation) => !isByName(creation));
  const ids = certain.map(({ contactId }) => contactId);
  const { contact } = await contactDescribe(ctx);
  const known = ctx.memory.perUser(waysOfCaller, ctx.caller);
  const ways = known.get("") ?? known.set("", new Map());
  const seen =
    ids.length === 0
      ? { contacts: new Map<string, SeenContact>(), unseen: [] }
      : await lookUpManyWithChildren(ctx.salesforce, ids, contact.children, ways);
  const links = Map.groupBy(await linksToAny(ctx.database, ids), ({ recordId }) => recordId);
  const verdicts = new Map<string, UndoVerdict>();
  for (const creation of creations) {
    const one = seen.contacts.get(creation.contactId);
    const verdict = one
      ? ((await touchOf(ctx, creation, one)) ?? notLooked(seen.unseen) ?? linkedBy(ctx, creation, links))
      : keep("by-name", refusal("undo-not-certain"));
    verdicts.set(creation.id, verdict ?? { end: "remove" });
  }
  return verdicts;
}

/** What became of the contact, or was added to it; null where nothing was. */
async function touchOf(
  ctx: RequestContext,
  creation: UndoableCreation,
  { fate, by, roles, added }: SeenContact,
): Promise<UndoVerdict | null> {
  if (fate.state !== "there") {
    await followFate(ctx, creation, fate);
    if (fate.state === "deleted") return { end: "gone" };
    if (fate.state === "merged") return keep("merged", refusal("undo-merged"));
    return keep("unseen", refusal("undo-hidden"));
  }
  if (!fate.isUntouched) return keepChanged(by);
  const foreign = roles.find((role) => !isOwnRole(creation, role) && !role.cameAlong);
  if (foreign) return keep("role", refusal("undo-has-role"), { byUserId: foreign.byId });
  const edited = roles.find((role) => isOwnRole(creation, role) && !role.isUntouched);
  if (edited) return keep("role-changed", refusal("undo-role-changed"), { byUserId: edited.byId });
  const [first] = added.toSorted((one, other) => rankOf(one) - rankOf(other));
  if (!first) return null;
  const { object, byId: byUserId } = first;
  return keep(kindOf(first), refusal("undo-has-activity"), { byUserId, object });
}

function keepChanged(by: SeenContact["by"]): KeptVerdict {
  const { createdById, changedById, ownerId } = by ?? { createdById: null, changedById: null, ownerId: null };
  const error = refusal("undo-changed");
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

/** Something may have been added that would go with the contact. */
function notLooked(unseen: readonly string[]): KeptVerdict | null {
  const [object] = unseen;
  if (object === undefined) return null;
  return keep("not-looked", refusal("undo-not-looked", { values: { objects: listedObjects(unseen) } }), {
    object,
  });
}

function linkedBy(
  { caller }: RequestContext,
  { leadId, contactId }: UndoableCreation,
  links: ReadonlyMap<string, LeadLink[]>,
): KeptVerdict | null {
  const other = links
    .get(contactId)
    ?.find((link) => link.leadId !== leadId || link.linkedBy !== caller.userId);
  return other ? keep("linked", refusal("undo-linked"), { byUserId: other.linkedBy }) : null;
}

function keep(
  reason: UndoReason,
  error: AppError,
  who: Partial<Pick<KeptVerdict, "byUserId" | "ownerId" | "object">> = {},
): KeptVerdict {
  return { end: "kept", reason, byUserId: null, ownerId: null, object: null, ...who, error };
}
