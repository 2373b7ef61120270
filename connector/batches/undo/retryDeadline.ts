import type { RequestContext } from "../../context.ts";
import { undoMinutes } from "../../creations/undoWindow.ts";
import type { BatchUndo } from "../../database/schema/batchUndos.ts";
import { refusal } from "../../reasons/refusal.ts";
import { goesOnUntil } from "./endLateUndo.ts";

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
