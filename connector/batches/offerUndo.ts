import type { RequestContext } from "../context.ts";
import type { Batch } from "../database/schema/batches.ts";
import { mayNotDelete } from "../describe/contactDescribe.ts";
import { undoMinutes } from "../creations/undoWindow.ts";
import type { BatchUndo } from "../database/schema/batchUndos.ts";
import { countUndoRows } from "./countUndoRows.ts";
import { readUndoOf } from "./openUndos.ts";
import { readLastMade, readUndoable } from "./undoableContacts.ts";
import { undoDeadline } from "./undoDeadline.ts";

/** How the undo of a batch stands, or that it can be begun, until when. */
export interface UndoOffer {
  state: BatchUndo["state"] | "offered";
  /** ISO 8601, UTC; null where it was begun. */
  expiresAt: string | null;
  /** For how long, whatever the clock of whoever asks says; null where it was begun. */
  undoSeconds: number | null;
  /** Contacts that undos of the batch have removed: the batch counts their leads as skipped. */
  undone: number;
}

/**
 * What a batch says of its undo; null where there is none and none can be begun. Asks Salesforce nothing:
 * whether somebody has touched the contacts since is what a preview says. `inFlight`: rows of the batch whose
 * request isn't answered yet, also after it was cancelled.
 */
export async function offerUndo(
  ctx: RequestContext,
  batch: Batch,
  inFlight: number,
): Promise<UndoOffer | null> {
  const undo = await readUndoOf(ctx.database, batch.id);
  const undone = undo ? (await countUndoRows(ctx.database, batch.id)).undone : 0;
  const begun = undo ? { state: undo.state, expiresAt: null, undoSeconds: null, undone } : null;
  if (undo && undo.state !== "finished") return begun;
  if (inFlight > 0 || (batch.state !== "finished" && batch.state !== "cancelled")) return begun;
  // Its last contact came before it ended: of most batches nothing else has to be asked.
  const endedMs = ctx.clock().getTime() - (batch.finishedAt ?? 0);
  if (endedMs > (await undoMinutes(ctx)) * 60_000) return begun;
  const lastMadeAt = await readLastMade(ctx.database, batch.id);
  if (lastMadeAt === null || (await readUndoable(ctx.database, batch.id)).length === 0) return begun;
  const { isOver, expiresAt, seconds } = await undoDeadline(ctx, lastMadeAt);
  if (isOver || (await mayNotDelete(ctx))) return begun;
  return {
    state: "offered",
    expiresAt: new Date(expiresAt).toISOString(),
    undoSeconds: seconds,
    undone,
  };
}
