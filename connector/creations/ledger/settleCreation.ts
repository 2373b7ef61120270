import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import type { DatabaseHandle } from "../../database/open.ts";
import { creations, runningStates, type Creation } from "../../database/schema/contacts.ts";
import { storedProblem } from "../../problems.ts";
import { leads } from "../../database/schema/leads.ts";
import { AppError } from "../../errors.ts";
import { everybody, recordLink, removeLink } from "../../leads/recordLink.ts";
import { waitedMs } from "./schedule.ts";
import { giveUpContact, isTaken } from "./giveUpContact.ts";
import { rowCreated, rowFailed, rowUnknown } from "./batchRowOf.ts";
import type { CreatedIds } from "../../salesforce/createOneContact.ts";

/**
 * From `reserved` to `sent`: the last thing before the request, for all that it carries. Throws `creation-in-progress` where somebody else
 * settled one of them meanwhile; none is sent then. `sentAfter`: Salesforce's own clock at its last answer.
 */
export function markSent(app: AppContext, claimed: readonly Creation[], sentAfter: Date | null): void {
  const ids = claimed.map(({ id }) => id);
  inTransaction(app.database, (transaction) => {
    const changed = transaction
      .update(creations)
      .set({ state: "sent", sentAt: app.clock().getTime(), sentAfter: sentAfter?.getTime() ?? null })
      .where(and(inArray(creations.id, ids), eq(creations.state, "reserved")))
      .run();
    const [creationId] = ids;
    if (changed.changes !== ids.length) {
      throw new AppError("creation-in-progress", { members: { creationId } });
    }
  });
}

/** The answer was lost. What became of it is asked for at once, then in growing distances. */
export function markUnknown(app: AppContext, id: string): void {
  const now = app.clock().getTime();
  waitedMs(app, { id });
  inTransaction(app.database, (transaction) => {
    const changed = transaction
      .update(creations)
      .set({ state: "unknown", lostAt: now, checkAt: now })
      .where(and(eq(creations.id, id), eq(creations.state, "sent")))
      .run();
    if (changed.changes === 1) rowUnknown(transaction, id, now);
  });
}

/**
 * The contact exists: said by Salesforce's answer, or found there afterwards, then even for a creation that was taken
 * for failed because its answer had been lost. The lead is linked to it in the same transaction. `isFound`: it was looked up, and is
 * another creation's where one has it already. False where nothing was settled.
 */
export function settleCreated(
  app: AppContext,
  creation: Creation,
  ids: CreatedIds,
  { isFound = false }: { isFound?: boolean } = {},
): boolean {
  const isSettled = inTransaction(app.database, (transaction) => {
    const now = app.clock();
    if (isFound && isTaken(transaction, creation, ids.contactId)) return false;
    const changed = transaction
      .update(creations)
      .set({
        ...ids,
        state: "created",
        problem: null,
        contact: null,
        settledAt: now.getTime(),
        checkAt: null,
      })
      .where(
        and(
          eq(creations.id, creation.id),
          or(
            inArray(creations.state, ["sent", "unknown"]),
            and(eq(creations.state, "failed"), isNotNull(creations.lostAt)),
          ),
        ),
      )
      .run();
    if (changed.changes === 0) return false;
    giveUpContact(transaction, creation, ids.contactId);
    linkLead(transaction, creation, ids.contactId, now);
    rowCreated(transaction, creation, ids.contactId, now.getTime());
    return true;
  });
  if (isSettled) app.metrics.contacts.inc({ outcome: "created" });
  return isSettled;
}

/**
 * Nothing was created, for certain or as good as: the quota is given back. `checkAt`: when to make sure once more. `holdsForAll`: every
 * request of the user's would have failed so, whatever it was for.
 */
export function settleFailed(
  app: AppContext,
  { id, leadId, batchId }: Pick<Creation, "id" | "leadId" | "batchId">,
  error: AppError,
  { checkAt = null, holdsForAll = false }: { checkAt?: number | null; holdsForAll?: boolean } = {},
): void {
  const now = app.clock().getTime();
  const problem = storedProblem(error);
  const isSettled = inTransaction(app.database, (transaction) => {
    const changed = transaction
      .update(creations)
      .set({
        state: "failed",
        problem,
        settledAt: now,
        checkAt,
        ...(checkAt === null ? { contact: null } : {}),
      })
      .where(and(eq(creations.id, id), inArray(creations.state, runningStates)))
      .run();
    if (changed.changes === 0) return false;
    if (error.code === "already-in-crm") lookForGivenUp(transaction, leadId, now);
    rowFailed(transaction, { id, leadId, batchId }, problem, now, holdsForAll);
    return true;
  });
  if (isSettled) app.metrics.contacts.inc({ outcome: error.code });
}

/** What is there already may be what an earlier try made after all, which was given up: it is looked for now rather than late. */
function lookForGivenUp(transaction: DatabaseHandle, leadId: string, now: number): void {
  transaction
    .update(creations)
    .set({ checkAt: now })
    .where(and(eq(creations.leadId, leadId), eq(creations.state, "failed"), isNotNull(creations.checkAt)))
    .run();
}

function linkLead(transaction: DatabaseHandle, creation: Creation, contactId: string, now: Date): void {
  // The lead may have been deleted meanwhile; the contact stands all the same.
  const lead = transaction.select({ id: leads.id }).from(leads).where(eq(leads.id, creation.leadId)).get();
  if (!lead) return;
  // That there is a contact holds for everybody, whoever made it; who made it has no other opinion.
  removeLink(transaction, { leadId: creation.leadId, forUser: creation.userId });
  recordLink(transaction, {
    leadId: creation.leadId,
    forUser: everybody,
    recordId: contactId,
    object: "Contact",
    origin: "creation",
    linkedBy: creation.userId,
    linkedAt: now,
  });
}
