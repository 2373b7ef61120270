import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError, policyOf, type SentenceValue } from "../errors.ts";
import { leadsLinkedTo } from "../leads/recordLink.ts";
import { event } from "../log/event.ts";
import { forgetMatches } from "../matches/matchCache.ts";
import { together, type CacheKind } from "../memory.ts";
import { refusal } from "../reasons/refusal.ts";
import { deleteContact } from "../salesforce/deleteContact.ts";
import { mayPass } from "./ledger/afterFailure.ts";
import { findCreation } from "./ledger/findCreation.ts";
import { idsOf } from "./ledger/idsOf.ts";
import { markKept } from "./ledger/markKept.ts";
import { markUndoing, type BegunUndo } from "./ledger/markUndoing.ts";
import { markUndone } from "./ledger/markUndone.ts";
import { lookUpContact, lookUpForUndo } from "./lookUpContact.ts";
import { readCreation, type CreationStatus } from "./readCreation.ts";
import { isByName, undoSecondsLeft, undoWithinMs } from "./undoWindow.ts";

const field = "creationId";

/** The undos that this connector is at work on, by creation. */
const underWay: CacheKind<Promise<CreationStatus>> = { max: Infinity };

/**
 * Deletes a contact that the caller created minutes ago, with its role and as the caller, and unlinks the
 * lead. The quota stays used. Requests at the same time are one. Throws `request-invalid` where it is too
 * late or somebody has changed or used the contact, `insufficient-access` where the caller may not delete it,
 * `not-found` where they can't see it, and `salesforce-unavailable` where the answer was lost and the contact
 * isn't known to be gone: Salesforce is asked later how that ended.
 */
export async function undoCreation(ctx: RequestContext, id: string): Promise<CreationStatus> {
  const creation = findCreation(ctx, id);
  return together(ctx.memory.shared(underWay), creation.id, () => undo(ctx, creation));
}

async function undo(ctx: RequestContext, creation: Creation): Promise<CreationStatus> {
  if (creation.state === "undone") {
    await requireGone(ctx, creation);
    return readCreation(ctx, creation.id);
  }
  const contactId = await requireUntouched(ctx, creation);
  if (contactId === null) markUndone(ctx, creation, "found");
  else {
    const begun = markUndoing(ctx, creation);
    // Another connector was faster: it has undone it, or there is nothing to undo.
    if (!begun) return undo(ctx, findCreation(ctx, creation.id));
    await remove(ctx, begun, contactId);
  }
  forgetMatches(ctx);
  return readCreation(ctx, creation.id);
}

/** Throws where somebody has restored the contact of an undo. It isn't deleted a second time. */
async function requireGone(ctx: RequestContext, creation: Creation): Promise<void> {
  const fate = await lookUpContact(ctx, creation).catch(() => null);
  if (fate !== "untouched" && fate !== "changed" && fate !== "old") return;
  const error = refusal("undo-restored", { field });
  markKept(ctx, creation, error, { outcome: "not-sent" });
  throw error;
}

/** The contact's id; null where it is gone already. Throws, and tells, why the contact stays. */
async function requireUntouched(ctx: RequestContext, creation: Creation): Promise<string | null> {
  const { leadId, contactId, undoAt } = creation;
  try {
    if (contactId === null) throw sayNoContact(creation);
    if (isByName(creation)) throw refusal("undo-not-certain", { field });
    if (undoSecondsLeft(ctx, creation) === 0) throw sayTooLate();
    const fate = await lookUpForUndo(ctx, { ...creation, contactId });
    if (fate === "deleted") return null;
    if (fate !== "untouched") throw sayWhyKept(fate);
    if (leadsLinkedTo(ctx.database, contactId).some((id) => id !== leadId))
      throw refusal("undo-linked", { field });
    return contactId;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Nothing was sent now. An earlier try may still be in doubt.
    markKept(ctx, { ...creation, undoAt: null, formerUndoAt: undoAt }, error, { outcome: "not-sent" });
    throw inWordsOfUndo(error, undoAt);
  }
}

/** Why there is no contact to delete, or none that is known. */
function sayNoContact({ id, state }: Creation): AppError {
  if (state === "failed") return refusal("nothing-to-undo", { field });
  return state === "never-known"
    ? refusal("never-known")
    : new AppError("creation-in-progress", { members: { creationId: id } });
}

const sayTooLate = (): AppError =>
  refusal("undo-too-late", { values: { minutes: undoWithinMs / 60_000 }, field });

type WhyKept = Exclude<Awaited<ReturnType<typeof lookUpForUndo>>, "untouched" | "deleted">;

function sayWhyKept(fate: WhyKept): AppError {
  switch (fate) {
    case "old":
      return sayTooLate();
    case "changed":
      return refusal("undo-changed", { field });
    case "merged":
      return refusal("undo-merged", { field });
    case "has-role":
      return refusal("undo-has-role", { field });
    case "role-changed":
      return refusal("undo-role-changed", { field });
    case "has-activity":
      return refusal("undo-has-activity", { field });
    case "unseen":
      return refusal("undo-unseen");
  }
}

/**
 * The error in words about a contact that is to go: the usual ones are about what is saved. As long as it
 * isn't known how an earlier try ended, nothing may say that the contact wasn't removed.
 */
function inWordsOfUndo(error: AppError, formerUndoAt: number | null): AppError {
  const said = { values: { why: wordsOf(error) }, cause: error };
  if (formerUndoAt === null) return isNotNow(error) ? refusal("undo-not-now", said) : error;
  return isNotNow(error) || !mayPass(error) ? refusal("not-deleted-again", said) : error;
}

/** Whether Salesforce couldn't be asked, or couldn't do it now. */
const isNotNow = (error: AppError) =>
  policyOf(error).undoCanRepeat === true &&
  !isReason(error, "never-known") &&
  !isReason(error, "undo-unseen");

/** What a refusal says. Salesforce's words have no translation. */
function wordsOf(error: AppError): SentenceValue {
  // A contact that isn't found is an empty answer: what isn't found is the path.
  const isPath = isReason(error, "no-such-record");
  const { message: text, members } = isPath
    ? refusal("answer-unreadable", { values: { status: 404 } })
    : error;
  const { reason, values } = members as { reason?: string; values?: SentenceValue[] };
  const isOurs = reason !== undefined && reason !== "quoted" && reason !== "undo-refused";
  return isOurs ? { text, reason, ...(values && { values }) } : text;
}

/** Sends the deletion, and stores how it ended, whatever happens. */
async function remove(ctx: RequestContext, creation: BegunUndo, contactId: string): Promise<void> {
  const { inFlight } = ctx.runner;
  inFlight.add(creation.id);
  try {
    const sent = await deleteContact(ctx.salesforce, contactId);
    const call = ctx.salesforce.lastWrite;
    if (sent.end === "deleted") markUndone(ctx, creation, "answered", call);
    else {
      const fate = await lookUpContact(ctx, creation).catch(() => null);
      if (fate === "deleted") markUndone(ctx, creation, "found", call);
      else if (sent.end === "lost") throw tellUnknown(ctx, creation, sent.error);
      else if (fate === "merged" || fate === "unseen")
        throw Object.assign(sayWhyKept(fate), { call: sent.error.call });
      // Salesforce says that the contact is gone, and doesn't show that it is.
      else throw tellUnknown(ctx, creation, sent.error);
    }
  } catch (error) {
    if (!(error instanceof AppError)) {
      // After sending, even our own bug or a full disk says nothing about what Salesforce did.
      ctx.log.error({ err: error, creationIds: [creation.id] }, "end of an undo not written down yet");
      throw tellUnknown(ctx, creation, error);
    }
    if (isReason(error, "not-deleted")) throw error;
    // Every other error says nothing about what Salesforce did.
    const told = inWordsOfUndo(error, creation.formerUndoAt);
    markKept(ctx, creation, error, { told });
    throw told;
  } finally {
    inFlight.delete(creation.id);
  }
}

const isReason = ({ members }: AppError, reason: string) => members["reason"] === reason;

function tellUnknown(ctx: RequestContext, creation: Creation, cause: unknown): AppError {
  const call = ctx.salesforce.lastWrite;
  const notRefused = {
    code: null,
    reason: null,
    values: undefined,
    salesforceCodes: undefined,
    outcome: null,
  };
  event(ctx, "creation.undo-unknown", {
    ...idsOf(creation),
    contactId: creation.contactId,
    ...notRefused,
    call: call ?? null,
  });
  return Object.assign(refusal("not-deleted", { cause }), { call });
}
