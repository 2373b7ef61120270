import type { RequestContext } from "../context.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { AppError, policyOf, type SentenceValue } from "../errors.ts";
import { whyRefused } from "../log/describeError.ts";
import { event, noReason } from "../log/event.ts";
import { tellCrmChange } from "../matches/crmChanges.ts";
import { together } from "../work/memory.ts";
import { refusal, type Reason } from "../reasons/refusal.ts";
import { deleteContact } from "../salesforce/deleteContacts.ts";
import { SalesforceRefusal } from "../salesforce/translateError.ts";
import { mayPass } from "./ledger/batchRows.ts";
import { findCreation } from "./ledger/find.ts";
import {
  idsOf,
  isOpen,
  markNotSent,
  markRefused,
  markUndoing,
  markUndone,
  openUndos,
} from "./ledger/transitions.ts";
import { writeDown } from "./sendCreations.ts";
import { lookUpContact, lookUpForUndos, whileTheLookHolds } from "./lookUpForUndos.ts";
import { readCreation, type CreationStatus, undosUnderWay } from "./readCreation.ts";
import { isByName, isTooOld, undoMinutes, undoSecondsLeft } from "./undoWindow.ts";

const field = "creationId";

/**
 * Deletes a contact that the caller created minutes ago, with its role and as the caller, and unlinks the
 * lead. The quota is given back. Requests at the same time are one. Throws `request-invalid` where it is too
 * late or somebody has changed or used the contact, `insufficient-access` where the caller may not delete it,
 * `not-found` where they can't see it, and `salesforce-unavailable` where the answer was lost and the contact
 * isn't known to be gone: Salesforce is asked later how that ended.
 */
export async function undoCreation(ctx: RequestContext, id: string): Promise<CreationStatus> {
  const creation = await findCreation(ctx, id);
  try {
    await together(ctx.memory.shared(undosUnderWay), creation.id, () => undoInFlight(ctx, creation));
    return await readCreation(ctx, creation.id);
  } catch (error) {
    // The database refused before anything was sent: what was sent ends in words of its own.
    const unwritten = error instanceof AppError ? null : ctx.storage.refusalOf(error);
    throw unwritten === null ? error : inWordsOfUndo(unwritten).tell(isOpen(creation));
  }
}

/** From before it is written down: else this connector's own job would take it for one that nobody sends. */
async function undoInFlight(ctx: RequestContext, creation: Creation): Promise<void> {
  const { inFlight } = ctx.runner;
  inFlight.add(creation.id);
  try {
    await undo(ctx, creation);
  } finally {
    inFlight.delete(creation.id);
  }
}

async function undo(ctx: RequestContext, creation: Creation): Promise<void> {
  if (creation.state === "undone") return requireGone(ctx, creation);
  const guarded = whileTheLookHolds(ctx);
  const contactId = await requireUntouched(ctx, creation);
  if (contactId === null) await markUndone(ctx, creation, "found");
  else {
    const begun = await markUndoing(ctx, creation);
    // Another connector was faster: it has undone it, or there is nothing to undo.
    if (!begun) return undo(ctx, await findCreation(ctx, creation.id));
    await remove(guarded, begun, contactId);
  }
  await tellCrmChange(ctx);
}

/** Throws where somebody has restored the contact of an undo. It isn't deleted a second time. */
async function requireGone(ctx: RequestContext, creation: Creation): Promise<void> {
  const fate = await lookUpContact(ctx, creation).catch(() => null);
  if (fate?.state !== "there") return;
  const error = refusal("undo-restored", { field });
  await markNotSent(ctx, creation, error, () => error);
  throw error;
}

/** The contact's id; null where it is gone already. Throws, and tells, why the contact stays. */
async function requireUntouched(ctx: RequestContext, creation: Creation): Promise<string | null> {
  const { contactId } = creation;
  try {
    if (contactId === null) throw sayNoContact(creation);
    const minutes = await undoMinutes(ctx);
    if (!isByName(creation) && undoSecondsLeft(ctx, creation, minutes) === 0) throw sayTooLate(minutes);
    const verdict = (await lookUpForUndos(ctx, [{ ...creation, contactId }])).get(creation.id);
    if (verdict?.end === "kept") throw verdict.error;
    if (verdict?.end === "gone") return null;
    if (!verdict || (await isTooOld(ctx, verdict.madeAt))) throw sayTooLate(minutes);
    return contactId;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Nothing was sent now. Another connector may have sent a deletion during the look, or an earlier try.
    const { why, tell } = inWordsOfUndo(error);
    const end = await writeEnd(ctx, creation, () => markNotSent(ctx, creation, why, tell));
    if (end === "undone") return null;
    throw tell(end ? end === "in-doubt" : isOpen(creation));
  }
}

/** Why there is no contact to delete, or none that is known. */
function sayNoContact({ id, state }: Creation): AppError {
  if (state === "failed") return refusal("nothing-to-undo", { field });
  return state === "never-known"
    ? refusal("never-known")
    : new AppError("creation-in-progress", { members: { creationId: id } });
}

const sayTooLate = (minutes: number): AppError => refusal("undo-too-late", { values: { minutes }, field });

/**
 * The error in words about a contact that is to go: as the log has it (`why`), and how to `tell` it. As long
 * as it isn't known how an earlier try ended, nothing may say that the contact wasn't removed.
 */
function inWordsOfUndo(error: AppError): { why: AppError; tell: (isInDoubt: boolean) => AppError } {
  const why = sayOfDeletion(error);
  const again = sayAgain(why);
  const said = { values: { why: wordsOf(why) }, cause: error };
  const told = again ? refusal(again, said) : why;
  const doubtful = again || !mayPass(why) ? refusal("not-deleted-again", said) : why;
  return { why, tell: (isInDoubt) => (isInDoubt ? doubtful : told) };
}

/** A refused deletion in Salesforce's words. The usual words around them speak of saving. */
export function sayOfDeletion(error: AppError): AppError {
  const { code, message: detail, cause, call } = error;
  if (!(cause instanceof SalesforceRefusal) || isReason(error, "undo-not-looked")) return error;
  if (code === "insufficient-access" && isOfDeletion(error))
    return Object.assign(refusal("undo-not-allowed", { cause }), { call });
  if (!policyOf(error).detailIsFields) return error;
  return Object.assign(refusal("undo-refused", { detail, cause }), { call });
}

const isOfDeletion = ({ call }: AppError) => call?.method === "DELETE";

/** These reasons already say what became of the contact. */
const saysItAll: readonly Reason[] = ["never-known", "undo-hidden", "undo-unseen", "undo-not-allowed"];

/** By which reason to say that the contact can't be removed now, or by Crosswalk. */
function sayAgain(error: AppError) {
  if (saysItAll.some((reason) => isReason(error, reason))) return undefined;
  // A look that is refused says nothing about whether the deletion would be.
  const isOfLook = isReason(error, "undo-refused") && !isOfDeletion(error);
  const mayPassSoon = isOfLook || isReason(error, "too-many-at-once") || isReason(error, "undo-not-sent");
  return mayPassSoon ? "undo-not-now" : policyOf(error).sayUndo;
}

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

/** Sends the deletion of an undo that has begun, and stores how it ended, whatever happens. */
async function remove(ctx: RequestContext, creation: Creation, contactId: string): Promise<void> {
  try {
    const sent = await deleteContact(ctx.salesforce, contactId);
    const call = ctx.salesforce.lastWrite;
    if (sent.end === "deleted") await markUndone(ctx, creation, "answered", { call });
    else {
      const state = (await lookUpContact(ctx, creation).catch(() => null))?.state;
      if (state === "deleted") await markUndone(ctx, creation, "found", { call });
      else if (sent.end === "lost") throw await tellUnknown(ctx, creation, sent.error);
      else if (state === "merged" || state === "unseen")
        throw Object.assign(state === "merged" ? refusal("undo-merged", { field }) : refusal("undo-unseen"), {
          call: sent.error.call,
        });
      // Salesforce says that the contact is gone, and doesn't show that it is.
      else throw await tellUnknown(ctx, creation, sent.error);
    }
  } catch (error) {
    if (!(error instanceof AppError)) {
      // After sending, even our own bug or a full disk says nothing about what Salesforce did.
      ctx.log.error({ err: error, creationIds: [creation.id] }, "end of an undo not written down yet");
      throw await tellUnknown(ctx, creation, error);
    }
    if (isReason(error, "not-deleted")) throw error;
    // Every other error says nothing about what Salesforce did.
    const { why, tell } = inWordsOfUndo(error);
    const end = await writeEnd(ctx, creation, () => markRefused(ctx, creation, why, tell));
    const isInDoubt = end ? end === "in-doubt" : openUndos(creation).length > 1;
    if (end !== "undone") throw tell(isInDoubt);
  }
}

function writeEnd<End>(
  ctx: RequestContext,
  { id }: Creation,
  write: () => Promise<End>,
): Promise<End | undefined> {
  return writeDown(ctx, { unwritten: "end of an undo not written down yet", creationIds: [id] }, write);
}

const isReason = ({ members }: AppError, reason: string) => members["reason"] === reason;

/** Tells that the answer to a deletion was lost, and gives the error that says so. */
export async function tellUnknown(
  ctx: RequestContext,
  creation: Creation,
  cause: unknown,
): Promise<AppError> {
  const call = ctx.salesforce.lastWrite;
  const { salesforceCodes = null } = cause instanceof AppError ? whyRefused(cause) : {};
  await event(ctx, "creation.undo-unknown", {
    ...idsOf(creation),
    contactId: creation.contactId,
    ...noReason,
    salesforceCodes,
    outcome: null,
    call: call ?? null,
  });
  return Object.assign(refusal("not-deleted", { cause }), { call });
}
