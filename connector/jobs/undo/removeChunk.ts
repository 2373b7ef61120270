import { setImmediate } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { attemptsMax, mayPass } from "../../creations/ledger/batchRows.ts";
import { endUndoRow } from "../../creations/ledger/undoRows.ts";
import {
  markNotSent,
  markRefused,
  markUndoing,
  markUndone,
  withdrawUndo,
} from "../../creations/ledger/transitions.ts";
import {
  followMerge,
  lookUpForUndos,
  whileTheLookHolds,
  type KeptVerdict,
} from "../../creations/lookUpForUndos.ts";
import { sayOfDeletion, tellUnknown } from "../../creations/undoCreation.ts";
import { writeDown } from "../../creations/sendCreations.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { eachInTransactions } from "../../database/inSteps.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { batchUndoRows, type BatchUndo } from "../../database/schema/batchUndos.ts";
import type { LeadLink } from "../../database/schema/leads.ts";
import { AppError, policyOf, type SalesforceCall } from "../../errors.ts";
import { linksToAny } from "../../leads/recordLink.ts";
import { tellCrmChange } from "../../matches/crmChanges.ts";
import { refusal } from "../../reasons/refusal.ts";
import { deleteContacts, type ManyDeletions } from "../../salesforce/deleteContacts.ts";
import { lookUpFates, type RecordFate } from "../../salesforce/lookUpRecord.ts";
import { isOpen } from "../lifecycle.ts";
import type { ChosenContact } from "./chooseUndoRows.ts";
import { readUndoOf } from "./requireUndo.ts";

interface RemovedChunk {
  /** The error of the whole request, where the next one would meet it too. */
  failure: AppError | null;
  /** Whether contacts met a record that somebody else was writing. */
  areHeldUp: boolean;
  /** Whether Salesforce refused all for missing access. */
  areRefused: boolean;
}

const nothingSent: RemovedChunk = { failure: null, areHeldUp: false, areRefused: false };

/**
 * Looks at contacts, and deletes those at once that nobody has touched. Each deletion is written down before
 * it is sent, and each end by itself; what isn't known is asked for later, and never sent again by itself.
 */
export async function removeChunk(
  ctx: RequestContext,
  undo: BatchUndo,
  chosen: readonly ChosenContact[],
): Promise<RemovedChunk> {
  const guarded = whileTheLookHolds(ctx, () => ctx.runner.leads);
  const verdicts = await lookUpForUndos(
    ctx,
    chosen.map(({ creation }) => creation),
  );
  await setImmediate();
  const isIn = (end: string) => chosen.filter(({ creation }) => verdicts.get(creation.id)?.end === end);
  await settleGone(ctx, isIn("gone"));
  await eachInTransactions(ctx.database, isIn("kept"), async ({ creation }, transaction) => {
    const verdict = verdicts.get(creation.id);
    if (verdict?.end === "kept") await keep(ctx, transaction, creation, verdict);
  });
  const { inFlight } = ctx.runner;
  // From before it is written down: else this connector's own job would take it for one that nobody sends.
  const free = isIn("remove").filter(({ creation }) => !inFlight.has(creation.id));
  for (const { creation } of free) inFlight.add(creation.id);
  try {
    const begun = await begin(ctx, undo, free);
    if (begun.length === 0) return nothingSent;
    return await remove(guarded, begun);
  } finally {
    for (const { creation } of free) inFlight.delete(creation.id);
  }
}

async function settleGone(ctx: RequestContext, gone: readonly ChosenContact[]): Promise<void> {
  if (gone.length === 0) return;
  const links = await linksOf(ctx, gone);
  await eachInTransactions(ctx.database, gone, async ({ creation }) => {
    await markUndone(ctx, creation, "found", { known: links.get(creation.contactId) ?? [] });
  });
  await tellCrmChange(ctx);
}

async function linksOf(
  { database }: RequestContext,
  contacts: readonly ChosenContact[],
): Promise<Map<string, LeadLink[]>> {
  const ids = contacts.map(({ creation }) => creation.contactId);
  return Map.groupBy(await linksToAny(database, ids), ({ recordId }) => recordId);
}

/** The row has more to say of it than the ledger, so it is written first. */
async function keep(
  ctx: RequestContext,
  transaction: DatabaseHandle,
  creation: ChosenContact["creation"],
  { reason, byUserId, ownerId, object, error }: KeptVerdict,
): Promise<void> {
  await endUndoRow(ctx, transaction, creation.id, { outcome: "kept", reason, byUserId, ownerId, object });
  await markNotSent(ctx, creation, error, () => error);
}

/**
 * Writes that these contacts are about to be deleted. None where the rep has cancelled meanwhile, and no
 * contact that was settled otherwise.
 */
async function begin(
  ctx: RequestContext,
  undo: BatchUndo,
  chosen: readonly ChosenContact[],
): Promise<ChosenContact[]> {
  return await inTransaction(ctx.database, async (transaction) => {
    const now = await readUndoOf(transaction, undo.id);
    if (!now || !isOpen(now)) return [];
    const begun: ChosenContact[] = [];
    for (const { row, creation } of chosen) {
      const marked = await markUndoing(ctx, creation);
      if (marked) begun.push({ row, creation: { ...creation, ...marked, contactId: creation.contactId } });
    }
    return begun;
  });
}

async function remove(ctx: RequestContext, begun: readonly ChosenContact[]): Promise<RemovedChunk> {
  const ids = begun.map(({ creation }) => creation.contactId);
  let ends: ManyDeletions[];
  try {
    ends = await deleteContacts(ctx.salesforce, ids);
  } catch (error) {
    const isRefused = error instanceof AppError;
    // After sending, even our own bug says nothing about what Salesforce did.
    if (!isRefused) {
      ctx.log.error({ err: error, ...creationIdsOf(begun) }, "end of an undo not written down yet");
      return nothingSent;
    }
    if (mayPass(error)) {
      await withdraw(ctx, begun);
      return { ...nothingSent, failure: error };
    }
    ends = begun.map(() => ({ end: "refused", error }));
  }
  const areHeldUp = await settle(ctx, begun, ends, ctx.salesforce.lastWrite);
  await tellCrmChange(ctx);
  const areRefused = ends.every((one) => one.end === "refused" && policyOf(one.error).dependsOnDescribe);
  return { failure: null, areHeldUp, areRefused };
}

/** Nothing of what was written down was done. */
async function withdraw(ctx: RequestContext, begun: readonly ChosenContact[]): Promise<void> {
  await writeDown(ctx, { unwritten, ...creationIdsOf(begun) }, () =>
    eachInTransactions(ctx.database, begun, ({ creation }) => withdrawUndo(ctx, creation)),
  );
}

const unwritten = "end of an undo not written down yet" as const;

/** Stores how each deletion ended. Whether some are tried again soon. */
async function settle(
  ctx: RequestContext,
  begun: readonly ChosenContact[],
  ends: readonly ManyDeletions[],
  call: SalesforceCall | undefined,
): Promise<boolean> {
  const pairs = begun.flatMap((contact, index) => {
    const end = ends[index];
    return end ? [{ contact, end }] : [];
  });
  const missing = pairs.filter(({ end }) => end.end === "missing");
  const fates = await fatesOf(
    ctx,
    missing.map(({ contact }) => contact),
  );
  const links = await linksOf(ctx, begun);
  let areHeldUp = false;
  await writeDown(ctx, { unwritten, ...creationIdsOf(begun) }, () =>
    eachInTransactions(ctx.database, pairs, async ({ contact, end }, transaction) => {
      const { creation } = contact;
      const own = links.get(creation.contactId) ?? [];
      if (end.end === "deleted") return await markUndone(ctx, creation, "answered", { call, known: own });
      if (end.end === "refused") {
        const isHeldUp = await settleRefused(ctx, transaction, contact, Object.assign(end.error, { call }));
        areHeldUp = areHeldUp || isHeldUp;
        return;
      }
      const fate = end.end === "missing" ? fates.get(creation.contactId) : undefined;
      if (fate?.state === "deleted") await markUndone(ctx, creation, "found", { call, known: own });
      else if (fate?.state === "merged" || fate?.state === "unseen") {
        await followMerge(ctx, creation, fate);
        const error = refusal(fate.state === "merged" ? "undo-merged" : "undo-unseen");
        await markRefused(ctx, creation, error, () => error);
      } else await tellUnknown(ctx, creation, end.error);
    }),
  );
  return areHeldUp;
}

/** What became of contacts that Salesforce says are gone; nothing where it doesn't tell. */
async function fatesOf(
  ctx: RequestContext,
  contacts: readonly ChosenContact[],
): Promise<Map<string, RecordFate>> {
  if (contacts.length === 0) return new Map();
  const ids = contacts.map(({ creation }) => creation.contactId);
  return await lookUpFates(ctx.salesforce, ids).catch(() => new Map<string, RecordFate>());
}

/** Whether it is tried again: its record was being written by somebody else. */
async function settleRefused(
  ctx: RequestContext,
  transaction: DatabaseHandle,
  { row, creation }: ChosenContact,
  refused: AppError,
): Promise<boolean> {
  const attempts = row.attempts + 1;
  if (mayPass(refused) && attempts < attemptsMax) {
    await withdrawUndo(ctx, creation);
    await transaction
      .update(batchUndoRows)
      .set({ attempts })
      .where(eq(batchUndoRows.creationId, creation.id));
    return true;
  }
  const error = sayOfDeletion(refused);
  const end = await markRefused(ctx, creation, error, () => error);
  // One that may pass goes on waiting otherwise, and was tried often enough.
  const failed = { outcome: "failed", reason: "refused" } as const;
  if (end === "kept") await endUndoRow(ctx, transaction, creation.id, failed);
  return false;
}

const creationIdsOf = (contacts: readonly ChosenContact[]) => ({
  creationIds: contacts.map(({ creation }) => creation.id),
});
