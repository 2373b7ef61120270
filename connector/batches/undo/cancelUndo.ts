import type { RequestContext } from "../../context.ts";
import { changeUndo } from "./changeUndo.ts";
import { findUndo } from "./findUndo.ts";
import type { UndoStatus } from "./showUndo.ts";

/** Removes no more contacts. What is in flight is settled all the same. */
export async function cancelUndo(ctx: RequestContext, batchId: string): Promise<UndoStatus> {
  const { undo } = await findUndo(ctx, batchId);
  const finishedAt = ctx.clock().getTime();
  return await changeUndo(ctx, undo, { state: "cancelled", problem: null, resumeAt: null, finishedAt });
}
