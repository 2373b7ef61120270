import type { RequestContext } from "../../context.ts";
import type { BatchUndo } from "../../database/schema/batchUndos.ts";
import { readLastMade } from "../undoableContacts.ts";
import { undoDeadline } from "../undoDeadline.ts";

/** Throws `request-invalid` where an undo that was cancelled could not be begun any more. */
export async function requireInTimeAgain(
  ctx: RequestContext,
  { batchId, state }: Pick<BatchUndo, "batchId" | "state">,
): Promise<void> {
  if (state !== "cancelled") return;
  const { isOver, tooLate } = await undoDeadline(ctx, (await readLastMade(ctx.database, batchId)) ?? 0);
  if (isOver) throw tooLate;
}
