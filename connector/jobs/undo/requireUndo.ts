import { eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { isTooOld, madeAt, secondsLeft, undoMinutes } from "../../creations/undoWindow.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { firstOf } from "../../database/rows.ts";
import { batches } from "../../database/schema/batches.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { contactDescribe, withFreshDescribe } from "../../form/contactDescribe.ts";
import type { AppError } from "../../errors.ts";
import { refusal } from "../../reasons/refusal.ts";
import { lookUpRecord } from "../../salesforce/lookUpRecord.ts";
import { unlessHidden } from "../../salesforce/patience.ts";
import { batchKind } from "../batch/batchKind.ts";
import { countRows } from "../findJobs.ts";
import { isOpen } from "../lifecycle.ts";
import { readLastMade, type UndoableContact } from "./undoable.ts";

/** The undo of a batch; undefined where nobody has begun it. */
export async function readUndoOf(handle: DatabaseHandle, batchId: string): Promise<BatchUndo | undefined> {
  return await firstOf(handle.select().from(batchUndos).where(eq(batchUndos.id, batchId)));
}

/**
 * Throws `request-invalid` for a batch that may still create contacts, as one does that was cancelled while a
 * request is in flight. `unlessKnown`: also where it isn't known yet whether it has created some.
 */
export async function refuseOpenBatch(
  handle: DatabaseHandle,
  batchId: string,
  { unlessKnown = false } = {},
): Promise<void> {
  const batch = await firstOf(
    handle.select({ state: batches.state }).from(batches).where(eq(batches.id, batchId)),
  );
  if (!batch) throw refusal("no-such-batch");
  const { running, unknown } = await countRows(batchKind, handle, batchId);
  if (isOpen(batch) || running > 0 || (unlessKnown && unknown > 0))
    throw refusal("undo-batch-under-way", { field: "id" });
}

/** Throws `request-invalid` while the batch is being undone: nothing of it may be created meanwhile. */
export async function refuseWhileUndone(handle: DatabaseHandle, batchId: string): Promise<void> {
  const undo = await readUndoOf(handle, batchId);
  if (undo && isOpen(undo)) throw refusal("batch-being-undone", { field: "id" });
}

/**
 * Until when a batch can be undone: so many minutes after its last contact, as reps look at what it has made
 * once it has ended.
 */
export async function undoDeadline(
  ctx: RequestContext,
  lastMadeAt: number,
): Promise<{ expiresAt: number; seconds: number; isOver: boolean; tooLate: AppError }> {
  const minutes = await undoMinutes(ctx);
  const seconds = secondsLeft(ctx.clock(), lastMadeAt, minutes);
  return {
    expiresAt: lastMadeAt + minutes * 60_000,
    seconds,
    isOver: seconds === 0,
    tooLate: refusal("undo-batch-too-late", { values: { minutes } }),
  };
}

/**
 * Throws where the last contact is too old by Salesforce's clock, since the connector's may have been set.
 * One API call.
 */
export async function requireInTime(
  ctx: RequestContext,
  contacts: readonly UndoableContact[],
): Promise<void> {
  const last = contacts.toSorted((one, other) => madeAt(one) - madeAt(other)).at(-1);
  if (!last) return;
  const unseen = { state: "unseen" } as const;
  const fate = await unlessHidden(() => lookUpRecord(ctx.salesforce, last.contactId), unseen);
  if (fate.state === "there" && (await isTooOld(ctx, fate.createdAt)))
    throw refusal("undo-batch-too-late", { values: { minutes: await undoMinutes(ctx) } });
}

type Ended = Pick<BatchUndo, "id" | "state">;

/** Throws `request-invalid` where an undo that was cancelled could not be begun any more. */
export async function requireInTimeAgain(ctx: RequestContext, undo: Ended): Promise<void> {
  if (undo.state !== "cancelled") return;
  const { isOver, tooLate } = await deadlineOf(ctx, undo);
  if (isOver) throw tooLate;
}

/** Until when one that was cancelled could be begun; null for any other. */
export async function beginDeadline(ctx: RequestContext, undo: Ended): Promise<number | null> {
  return undo.state === "cancelled" ? (await deadlineOf(ctx, undo)).expiresAt : null;
}

const deadlineOf = async (ctx: RequestContext, { id }: Ended) =>
  undoDeadline(ctx, (await readLastMade(ctx.database, id)) ?? 0);

/** An undo that was held up goes on for so long after the rep has asked for it. Nobody counts on it later. */
const goesOnMs = 24 * 60 * 60_000;

/** Until when an undo goes on that is held up. */
export const goesOnUntil = ({ createdAt }: Pick<BatchUndo, "createdAt">) => createdAt + goesOnMs;

/**
 * Until when what failed can be tried again: after the undo has ended as many minutes as the admin allows
 * after a batch's last contact. Null where it has not ended.
 */
export async function retryDeadline(ctx: RequestContext, undo: BatchUndo): Promise<number | null> {
  if (undo.finishedAt === null) return null;
  return Math.min(undo.finishedAt + (await undoMinutes(ctx)) * 60_000, goesOnUntil(undo));
}

/** Throws `request-invalid` where that is over. */
export async function requireRetryInTime(ctx: RequestContext, undo: BatchUndo): Promise<void> {
  const until = await retryDeadline(ctx, undo);
  if (until !== null && ctx.clock().getTime() > until)
    throw refusal("undo-batch-retry-too-late", { values: { minutes: await undoMinutes(ctx) } });
}

/**
 * Throws `insufficient-access` where the caller may delete no contacts at all. `isNews`: an admin may just
 * have changed that, so the org is asked again.
 */
export async function requireDeletion(ctx: RequestContext, { isNews = false } = {}): Promise<void> {
  if (isNews) await contactDescribe(ctx, { changed: true });
  await withFreshDescribe(ctx, ({ contact }) => {
    if (!contact.deletable) throw refusal("undo-batch-not-allowed");
  });
}
