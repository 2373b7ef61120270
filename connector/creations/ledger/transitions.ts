import { and, eq, inArray, isNotNull, or, sql, ne, type Placeholder } from "drizzle-orm";
import { creations, type Creation, runningStates } from "../../database/schema/contacts.ts";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { AppError, type SalesforceCall, policyOf } from "../../errors.ts";
import { event, whyOf } from "../../log/event.ts";
import { changesOf, type DatabaseHandle } from "../../database/database.ts";
import { updateBatchRow } from "./batchRows.ts";
import { waitedMs } from "./schedule.ts";
import { placeholdersOf, prepared } from "../../database/prepared.ts";
import type { CreatedIds } from "../../salesforce/createOneContact.ts";
import { everybody, leads, type LeadLink } from "../../database/schema/leads.ts";
import { recordLink, removeLink, linksTo, removeLinksTo } from "../../leads/recordLink.ts";
import { firstOf } from "../../database/rows.ts";
import { whyRefused } from "../../log/describeError.ts";
import { keptProblem } from "../../privacy/withoutPeople.ts";
import { toId18 } from "../../salesforce/recordId.ts";
import { storedProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { endUndoRow, endingOf } from "./undoRows.ts";
import type { Happening } from "../../log/keepEvent.ts";

/** The ids of a creation that each of its events has. */
type CreationIds = Pick<Creation, "id" | "leadId" | "batchId" | "userId" | "orgId">;

/** The columns of these, for a query. */
export const idColumns = {
  id: creations.id,
  leadId: creations.leadId,
  batchId: creations.batchId,
  userId: creations.userId,
  orgId: creations.orgId,
};

/** The ids of a creation, as its events name them. */
export function idsOf({ id: creationId, leadId, batchId, userId, orgId }: CreationIds) {
  return { creationId, leadId, batchId, userId, orgId };
}

/**
 * From `reserved` to `sent`, for all creations of a request, right before it is sent. Throws
 * `creation-in-progress` where one of them was settled meanwhile; then none may be sent. `sentAfter`:
 * Salesforce's clock at its last answer.
 */
export async function markSent(
  app: AppContext,
  claimed: readonly Creation[],
  sentAfter: Date | null,
): Promise<void> {
  const ids = claimed.map(({ id }) => id);
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(creations)
      .set({ state: "sent", sentAt: app.clock().getTime(), sentAfter: sentAfter?.getTime() ?? null })
      .where(and(inArray(creations.id, ids), eq(creations.state, "reserved")));
    const [creationId] = ids;
    if (changesOf(changed) !== ids.length) {
      throw new AppError("creation-in-progress", { members: { creationId } });
    }
    for (const creation of claimed) await event(app, "creation.sent", idsOf(creation));
  });
}

/**
 * Stores that the answer was lost, or that nobody knows whether it was sent. Salesforce is asked at once,
 * then less and less often. `call`: the request whose answer it was.
 */
export async function markUnknown(
  app: AppContext,
  creation: CreationIds,
  call?: SalesforceCall,
): Promise<void> {
  const now = app.clock().getTime();
  waitedMs(app, creation);
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(creations)
      .set({ state: "unknown", lostAt: now, checkAt: now })
      .where(and(eq(creations.id, creation.id), inArray(creations.state, ["reserved", "sent"])));
    if (changesOf(changed) === 0) return;
    await event(app, "creation.unknown", { ...idsOf(creation), call: call ?? null });
    await updateBatchRow(app, transaction, creation, { state: "unknown" });
  });
}

/**
 * Stores that the contact exists and links the lead to it, in one transaction. That may also be found out
 * after the creation counted as failed because its answer was lost. `isFound`: the contact was looked up, not
 * answered by Salesforce; it is left to the creation that already has it. `call`: the request that created
 * it. False if nothing was stored.
 */
export async function settleCreated(
  app: AppContext,
  creation: Creation,
  ids: CreatedIds,
  { isFound = false, call }: { isFound?: boolean; call?: SalesforceCall | undefined } = {},
): Promise<boolean> {
  const isSettled = await inTransaction(app.database, async (transaction) => {
    const now = app.clock();
    if (isFound && (await isTaken(transaction, creation, ids.contactId))) return false;
    const changed = await prepared(transaction, settlement).execute({
      ...ids,
      id: creation.id,
      settledAt: now.getTime(),
    });
    if (changesOf(changed) === 0) return false;
    // A found contact belongs to no other creation, as checked above.
    if (!isFound) await giveUpContact(app, transaction, creation, ids.contactId);
    await linkToContact(transaction, creation, ids.contactId, now);
    const { contactId } = ids;
    await event(app, "creation.created", { ...idsOf(creation), contactId, call: call ?? null });
    await updateBatchRow(app, transaction, creation, { state: "created", contactId });
    return true;
  });
  if (isSettled) app.metrics.contacts.inc({ outcome: "created" });
  return isSettled;
}

function settlement(handle: DatabaseHandle) {
  const { id, contactId, opportunityContactRoleId, settledAt } = placeholdersOf(creations);
  const isLost = and(eq(creations.state, "failed"), isNotNull(creations.lostAt));
  return handle
    .update(creations)
    .set({
      contactId,
      opportunityContactRoleId,
      state: "created",
      problem: null,
      contact: null,
      settledAt,
      checkAt: null,
    })
    .where(and(eq(creations.id, id), or(inArray(creations.state, ["sent", "unknown"]), isLost)))
    .prepare();
}

/**
 * Links the lead of a creation to the contact that was made, for everybody. Runs in the caller's transaction.
 */
export async function linkToContact(
  transaction: DatabaseHandle,
  creation: Pick<Creation, "leadId" | "userId">,
  contactId: string,
  now: Date,
): Promise<void> {
  // The lead may have been deleted meanwhile; the contact exists all the same.
  if (!(await firstOf(prepared(transaction, leadOf).execute({ leadId: creation.leadId })))) return;
  // The link holds for everybody, so the creator's own link goes.
  await removeLink(transaction, { leadId: creation.leadId, forUser: creation.userId });
  await recordLink(transaction, {
    leadId: creation.leadId,
    forUser: everybody,
    recordId: contactId,
    object: "Contact",
    origin: "creation",
    linkedBy: creation.userId,
    linkedAt: now,
  });
}

const leadOf = (handle: DatabaseHandle) =>
  handle
    .select({ id: leads.id })
    .from(leads)
    .where(eq(leads.id, sql.placeholder("leadId")))
    .prepare();

/**
 * Stores that nothing was created, and gives the quota back. `checkAt`: when to check once more.
 * `holdsForAll`: every request of the user would have failed so. `call`: the request that Salesforce refused.
 */
export async function settleFailed(
  app: AppContext,
  creation: CreationIds,
  error: AppError,
  {
    checkAt = null,
    holdsForAll = false,
    call = error.call,
  }: { checkAt?: number | null; holdsForAll?: boolean; call?: SalesforceCall | undefined } = {},
): Promise<void> {
  const { id, leadId } = creation;
  const now = app.clock().getTime();
  const isSettled = await inTransaction(app.database, async (transaction) => {
    const problem = await keptProblem(transaction, creation, error);
    const recordIds = isOfDeleted(error) ? await recordsOf(transaction, id) : null;
    const changed = await transaction
      .update(creations)
      .set({
        state: "failed",
        problem,
        settledAt: now,
        checkAt,
        ...(checkAt === null ? { contact: null } : {}),
      })
      .where(and(eq(creations.id, id), inArray(creations.state, runningStates)));
    if (changesOf(changed) === 0) return false;
    // Only this refusal says that the contact is there.
    if (error.code === "already-in-crm") await lookForGivenUp(transaction, leadId, now);
    const why = { ...whyRefused(error), recordIds };
    await event(app, "creation.failed", { ...idsOf(creation), ...why, call: call ?? null });
    await updateBatchRow(app, transaction, creation, { state: "failed", problem, holdsForAll });
    return true;
  });
  if (isSettled) app.metrics.contacts.inc({ outcome: error.code });
}

/** Whether a record that the contact refers to was deleted: one that nobody knows, or the account. */
function isOfDeleted({ members, fields = [] }: AppError): boolean {
  return members["reason"] === "deleted" || fields.some(({ reason }) => reason === "field-account-deleted");
}

/** The records that the contact refers to. Salesforce does not say which of them was deleted. */
async function recordsOf(transaction: DatabaseHandle, id: string): Promise<string[] | null> {
  const creation = await firstOf(transaction.select().from(creations).where(eq(creations.id, id)));
  const { contact, opportunityId } = creation ?? { contact: null, opportunityId: null };
  const references = Object.entries(contact ?? {}).filter(([field]) => field.endsWith("Id"));
  const found = [...references.map(([, value]) => value), opportunityId].flatMap(
    (value) => toId18(String(value)) ?? [],
  );
  return found.length > 0 ? found : null;
}

/** The existing contact may come from an earlier try that was given up: look for it now rather than late. */
async function lookForGivenUp(transaction: DatabaseHandle, leadId: string, now: number): Promise<void> {
  await transaction
    .update(creations)
    .set({ checkAt: now })
    .where(and(eq(creations.leadId, leadId), eq(creations.state, "failed"), isNotNull(creations.checkAt)));
}

/** Whether another creation has the contact. */
async function isTaken(handle: DatabaseHandle, creation: Creation, contactId: string): Promise<boolean> {
  return (
    (await firstOf(prepared(handle, leadsOfOthers).execute({ id: creation.id, contactId }))) !== undefined
  );
}

/**
 * Takes the contact away from an earlier creation that counted as failed and was then matched with it by
 * mistake. The contact and its quota belong to the creation whose request Salesforce answered.
 */
async function giveUpContact(
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

/** Looks no more for the contact of a creation that counts as failed, and forgets what that needed. */
export async function settleForGood(
  { database }: Pick<AppContext, "database">,
  { id }: Pick<Creation, "id">,
): Promise<void> {
  await database
    .update(creations)
    .set({ checkAt: null, contact: null })
    .where(and(eq(creations.id, id), eq(creations.state, "failed")));
}

/** Stores that nobody will know whether the contact was created. The quota stays used: it may have been. */
export async function settleNeverKnown(app: Happening, creation: CreationIds): Promise<void> {
  const problem = storedProblem(refusal("never-known"));
  const settledAt = app.clock().getTime();
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(creations)
      .set({ state: "never-known", problem, settledAt, checkAt: null, contact: null })
      .where(and(eq(creations.id, creation.id), eq(creations.state, "unknown")));
    if (changesOf(changed) === 0) return;
    await event(app, "creation.never-known", { ...idsOf(creation), ...whyOf(problem) });
    await updateBatchRow(app, transaction, creation, { state: "never-known", problem });
  });
}

/**
 * Writes that the contact is about to be deleted, right before that is sent: a connector that ends meanwhile
 * leaves a row that Salesforce is asked about. Gives the creation with the undos that are open now; `undoAt`
 * tells this one from the others. Null where the creation was settled otherwise meanwhile; then nothing may
 * be sent.
 */
export async function markUndoing(app: AppContext, creation: Creation): Promise<Creation | null> {
  return await inTransaction(app.database, async (transaction) => {
    const isOpen = and(eq(creations.id, creation.id), eq(creations.state, "created"));
    const found = await firstOf(transaction.select().from(creations).where(isOpen));
    if (!found) return null;
    // Two deletions of one millisecond are two.
    const undoAt = Math.max(app.clock().getTime(), (found.undoAt ?? -1) + 1);
    const undos = storedUndos([...openUndos(found), undoAt]);
    await transaction
      .update(creations)
      .set({ ...undos, problem: null })
      .where(isOpen);
    await event(app, "creation.undoing", { ...idsOf(creation), contactId: creation.contactId });
    return { ...creation, ...undos };
  });
}

type Undos = Pick<Creation, "undoAt" | "earlierUndos">;

/** When each deletion of a contact was sent of which it isn't known how it ended, oldest first. */
export const openUndos = ({ undoAt, earlierUndos }: Undos): number[] =>
  undoAt === null ? [] : [...(earlierUndos ?? []), undoAt];

/** The same as it is stored. */
function storedUndos(open: readonly number[]): Undos {
  const earlierUndos = open.slice(0, -1);
  return { undoAt: open.at(-1) ?? null, earlierUndos: earlierUndos.length > 0 ? earlierUndos : null };
}

/**
 * Takes back that a contact is about to be deleted: nothing of what was sent at `undoAt` was done, and it
 * will be sent again. Others that were sent stay in doubt.
 */
export async function withdrawUndo(
  { database }: Pick<Happening, "database">,
  { id, undoAt }: Pick<Creation, "id" | "undoAt">,
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const isCreated = and(eq(creations.id, id), eq(creations.state, "created"));
    const row = await firstOf(transaction.select().from(creations).where(isCreated));
    if (!row) return;
    const undos = storedUndos(openUndos(row).filter((at) => at !== undoAt));
    await transaction
      .update(creations)
      .set({ ...undos })
      .where(isCreated);
  });
}

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

type KeptUndo = CreationIds & Pick<Creation, "contactId" | "undoAt"> & Partial<Pick<Creation, "state">>;

/**
 * Stores that all undos have ended without a contact that is known to be deleted, and why, as the background
 * has found out. That counts for nothing where one was sent or settled meanwhile.
 */
export async function markKept(app: Happening, creation: KeptUndo, error: AppError): Promise<void> {
  await end(app, creation, { error, open: ({ undoAt }) => (undoAt === creation.undoAt ? [] : null) });
}

/**
 * Stores that Salesforce has refused the undo that was sent at `undoAt`. Others that were sent stay in doubt.
 */
export async function markRefused(
  app: Happening,
  creation: KeptUndo,
  error: AppError,
  tell: Tell,
): Promise<UndoEnd> {
  const open = (row: Creation) => openUndos(row).filter((at) => at !== creation.undoAt);
  return await end(app, creation, { error, tell, open });
}

/**
 * The same for an undo that was refused before anything was sent: an earlier one that is in doubt stays so.
 */
export async function markNotSent(
  app: Happening,
  creation: KeptUndo,
  error: AppError,
  tell: Tell,
): Promise<UndoEnd> {
  return await end(app, creation, { error, tell, outcome: "not-sent", open: openUndos });
}

/** `in-doubt`: another undo is. `undone`: another one has removed the contact meanwhile. */
type UndoEnd = "kept" | "in-doubt" | "undone";

/** The words for whoever asks about the creation later, while an earlier undo is in doubt or not. */
type Tell = (isInDoubt: boolean) => AppError;

interface Ending {
  error: AppError;
  tell?: Tell;
  /** That nothing was sent. */
  outcome?: "not-sent";
  /** Which deletions stay in doubt of those that are; null where nothing is to be stored. */
  open: (row: Creation) => number[] | null;
}

async function end(
  app: Happening,
  creation: KeptUndo,
  { error, tell, outcome, open }: Ending,
): Promise<UndoEnd> {
  const { id, contactId } = creation;
  const { code, reason, values, salesforceCodes } = whyRefused(error);
  const why = { code, reason, values, salesforceCodes, outcome: outcome ?? null, call: error.call ?? null };
  return await inTransaction(app.database, async (transaction) => {
    const row = await firstOf(transaction.select().from(creations).where(eq(creations.id, id)));
    const stillOpen = row ? open(row) : [];
    if (stillOpen === null) return "kept";
    if (row?.state === "undone" && creation.state !== "undone") return "undone";
    const isNeverKnown = outcome !== undefined && isUnseen(row?.problem?.members?.["reason"]);
    const isInDoubt = stillOpen.length > 0 || isNeverKnown;
    if (row?.state === "created" && !isNeverKnown) {
      const told = tell?.(isInDoubt) ?? error;
      // A session that ended says nothing once the user has signed in again.
      const isToTell = !isInDoubt && policyOf(told).asksSignIn !== true;
      const problem = isToTell ? await keptProblem(transaction, creation, told) : null;
      const set = { ...storedUndos(stillOpen), problem };
      await transaction.update(creations).set(set).where(eq(creations.id, id));
    }
    const settled = isUnseen(reason) ? "creation.undo-never-known" : "creation.undo-refused";
    const name = isInDoubt ? "creation.undo-unknown" : settled;
    await event(app, name, { ...idsOf(creation), contactId, ...why });
    const ending = endingOf(error);
    if (!isInDoubt && row?.state === "created" && ending) await endUndoRow(app, transaction, id, ending);
    return isInDoubt ? "in-doubt" : "kept";
  });
}

/** Whether it isn't known, or never will be, how an undo ended that was sent. */
export const isOpen = ({ undoAt, problem }: Pick<Creation, "undoAt"> & Partial<Creation>): boolean =>
  undoAt !== null || isUnseen(problem?.members?.["reason"]);

/** Whether the contact may be gone. */
const isUnseen = (reason: unknown) => reason === "undo-never-known" || reason === "undo-unseen";
