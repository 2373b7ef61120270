import { eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { event } from "../../log/event.ts";
import { refusal } from "../../reasons/refusal.ts";
import { findBatch } from "../findBatch.ts";
import { isUndoOpen, readUndoOf, refuseOpenBatch } from "../openUndos.ts";
import { requireDeletion } from "./requireDeletion.ts";
import { forgetPreview } from "./previewUndo.ts";
import { showUndo, type UndoStatus } from "./showUndo.ts";
import { takeIn } from "./takeIn.ts";
import { readLastMade, readUndoable } from "../undoableContacts.ts";
import { requireInTime, undoDeadline } from "../undoDeadline.ts";
import { writeUndos } from "../writeUndos.ts";
import { oneOf } from "../../database/firstOf.ts";

/**
 * Begins to undo the caller's batch, which then runs in the background; one that was cancelled goes on. A
 * batch has one undo, whoever asks how often and at which connector. Throws `not-found`, `request-invalid`
 * where the batch has not ended, where it is too late, or where there is nothing to undo, and
 * `insufficient-access` where the caller may not delete contacts.
 */
export async function beginUndo(ctx: RequestContext, batchId: string): Promise<UndoStatus> {
  const batch = await findBatch(ctx, batchId);
  const known = await readUndoOf(ctx.database, batch.id);
  if (known && (await hasBegun(ctx.database, known))) return await showUndo(ctx, known);
  await refuseOpenBatch(ctx.database, batch.id);
  const contacts = await readUndoable(ctx.database, batch.id);
  const lastMadeAt = await readLastMade(ctx.database, batch.id);
  if (lastMadeAt === null) {
    await refuseOpenBatch(ctx.database, batch.id, { unlessKnown: true });
    throw refusal("undo-batch-nothing", { field: "id" });
  }
  const { isOver, tooLate } = await undoDeadline(ctx, lastMadeAt);
  if (isOver) throw tooLate;
  await requireDeletion(ctx, { isNews: true });
  await requireInTime(ctx, contacts);
  const undo = await store(ctx, batch.id);
  forgetPreview(ctx, batch.id);
  return await showUndo(ctx, undo);
}

/** Whether there is nothing to begin: it runs, or has ended and knows all contacts of the batch. */
async function hasBegun(handle: DatabaseHandle, undo: BatchUndo): Promise<boolean> {
  if (isUndoOpen(undo)) return true;
  return undo.state === "finished" && (await readUndoable(handle, undo.batchId)).length === 0;
}

async function store(ctx: RequestContext, batchId: string): Promise<BatchUndo> {
  const { orgId, userId } = ctx.caller;
  const now = ctx.clock().getTime();
  return await inTransaction(ctx.database, async (transaction) => {
    // Another request, at whichever connector, may have begun it, or gone on with the batch.
    const known = await readUndoOf(transaction, batchId);
    if (known && (await hasBegun(transaction, known))) return known;
    await refuseOpenBatch(transaction, batchId);
    const open = {
      state: "running" as const,
      problem: null,
      resumeAt: null,
      finishedAt: null,
      createdAt: now,
    };
    const undo =
      known ??
      (await oneOf(
        transaction
          .insert(batchUndos)
          .values({ batchId, orgId, userId, ...open })
          .returning(),
      ));
    const rows = await takeIn(transaction, batchId, now);
    if (!known) {
      await event(ctx, "batch.undoing", { batchId, userId, orgId, rows });
      return undo;
    }
    const [resumed = undo] = await writeUndos(ctx, open, eq(batchUndos.batchId, batchId));
    return resumed;
  });
}
